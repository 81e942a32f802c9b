import {
  BurnPairInput,
  durationMinutes,
  durationText,
  SloInput,
} from '@rosetta/contracts/monitoring';
import { parseAllDocuments } from 'yaml';
import {
  Condition,
  MIN_EVENTS,
  Objective,
  OpenSloDocument,
  Policy,
  SHORT_WINDOW,
  SloDocument,
} from './documents';
import { readIndicator } from './readIndicator';
import { invalidYaml, OpenSloProblem, refuse } from './refuse';

/** An objective of a file. */
export interface FileSlo {
  /** Which object of the file it is: what is wrong with it is said of that. */
  object: string;
  input: SloInput & { id: string };
}

/** An object of a file, and where it is there. */
interface FileObject<Document = OpenSloDocument> {
  object: string;
  document: Document;
}

/** The objects of a file by kind and name: objectives refer to them. */
class Objects {
  readonly #all: readonly OpenSloDocument[];

  constructor(all: readonly OpenSloDocument[]) {
    this.#all = all;
  }

  find<Kind extends OpenSloDocument['kind']>(
    kind: Kind,
    name: string,
    at: string,
  ): Extract<OpenSloDocument, { kind: Kind }> {
    const found = this.#all.find(
      each => each.kind === kind && each.metadata?.name === name,
    );
    if (!found) refuse(at, `the file has no ${kind} "${name}"`);
    return found as Extract<OpenSloDocument, { kind: Kind }>;
  }
}

const readWindow = ({ spec: { timeWindow } }: SloDocument) => {
  if (timeWindow.length !== 1)
    refuse('spec.timeWindow', 'must have exactly one window');
  const [{ duration, isRolling, calendar }] = timeWindow;
  if (!calendar && !isRolling)
    refuse('spec.timeWindow[0]', 'must be rolling (isRolling: true), or have a calendar'); // prettier-ignore
  if (calendar && isRolling)
    refuse('spec.timeWindow[0].isRolling', 'must be false beside a calendar');
  return calendar
    ? { type: 'calendar' as const, duration, ...calendar }
    : { type: 'rolling' as const, duration };
};

const sliceMinutesOf = ({ timeSliceWindow }: Objective) => {
  const at = 'spec.objectives[0].timeSliceWindow';
  if (timeSliceWindow === undefined)
    refuse(at, 'is missing; time slices have a size, such as 1m');
  // Of a number, OpenSLO says that it is minutes.
  const minutes = Number(timeSliceWindow);
  return Number.isNaN(minutes)
    ? durationMinutes(String(timeSliceWindow)) ?? refuse(at, 'must be a duration, such as 1m') // prettier-ignore
    : minutes;
};

const readBudgeting = (
  { spec: { budgetingMethod: method } }: SloDocument,
  objective: Objective,
) => {
  if (method === 'Occurrences') return { method };
  const sliceMinutes = sliceMinutesOf(objective);
  if (method === 'RatioTimeslices') return { method, sliceMinutes };
  const { timeSliceTarget: sliceTarget } = objective;
  if (sliceTarget === undefined)
    refuse('spec.objectives[0].timeSliceTarget', 'is missing; it says from which ratio a time slice is good'); // prettier-ignore
  return { method, sliceMinutes, sliceTarget: sliceTarget! };
};

const readTarget = ({ target, targetPercent }: Objective) => {
  if ((target === undefined) === (targetPercent === undefined))
    refuse('spec.objectives[0]', 'must have either target or targetPercent');
  // 99.95 / 100 is not 0.9995 in binary fractions; twelve digits are.
  return target ?? Number((targetPercent! / 100).toPrecision(12));
};

const readObjective = ({ spec: { objectives } }: SloDocument) => {
  if (objectives.length > 1)
    refuse('spec.objectives', 'must have exactly one objective: Rosetta computes no composite ones; make an SLO of each'); // prettier-ignore
  const [objective] = objectives;
  for (const field of ['indicator', 'indicatorRef', 'compositeWeight'] as const)
    if (objective[field] !== undefined)
      refuse(`spec.objectives[0].${field}`, 'is of composite objectives, which Rosetta does not compute; make an SLO of each'); // prettier-ignore
  return objective;
};

/** The workbook makes the short window one twelfth of the long one. */
const SHORT_PART = 12;

const readCondition = (
  { metadata, spec: { severity, condition } }: Condition,
  at: string,
): BurnPairInput => {
  const { kind = 'burnrate', op, threshold, lookbackWindow: long } = condition;
  if (kind !== 'burnrate')
    refuse(`${at}.condition.kind`, `"${kind}" is unknown; OpenSLO has burnrate`); // prettier-ignore
  if (op !== 'gt' && op !== 'gte')
    refuse(`${at}.condition.op`, 'must be gt or gte: a budget that burns slowly needs no alert'); // prettier-ignore
  const longMinutes = durationMinutes(long);
  if (!longMinutes)
    refuse(`${at}.condition.lookbackWindow`, 'must be a duration, such as 1h');
  const short =
    metadata?.annotations?.[SHORT_WINDOW] ??
    durationText(Math.max(1, Math.round(longMinutes! / SHORT_PART)));
  return {
    severity: severity === 'page' ? 'page' : 'ticket',
    ...{ long, short, factor: threshold },
  };
};

const readPolicy = (
  { spec: { conditions, alertWhenNoData } }: Policy,
  objects: Objects,
  at: string,
) => {
  if (alertWhenNoData)
    refuse(`${at}.alertWhenNoData`, 'must be false: missing data are shown, and alert nobody'); // prettier-ignore
  const [condition] = conditions;
  return readCondition(
    'conditionRef' in condition
      ? objects.find('AlertCondition', condition.conditionRef, `${at}.conditions[0].conditionRef`) // prettier-ignore
      : condition,
    `${at}.conditions[0].spec`,
  );
};

const readAlerting = (
  { spec: { alertPolicies }, metadata }: SloDocument,
  objects: Objects,
) => {
  const minEvents = metadata.annotations?.[MIN_EVENTS];
  const pairs = alertPolicies?.map((policy, index) => {
    const at = `spec.alertPolicies[${index}]`;
    return 'alertPolicyRef' in policy
      ? readPolicy(objects.find('AlertPolicy', policy.alertPolicyRef, `${at}.alertPolicyRef`), objects, `${at}.spec`) // prettier-ignore
      : readPolicy(policy, objects, `${at}.spec`);
  });
  return {
    ...(pairs && { pairs }),
    ...(minEvents !== undefined && { minEvents: Number(minEvents) }),
  };
};

const readSli = (
  { spec: { indicator, indicatorRef } }: SloDocument,
  objects: Objects,
) => {
  if (indicator) return { spec: indicator.spec, at: 'spec.indicator.spec' };
  if (indicatorRef === undefined)
    refuse('spec.indicator', 'is missing; give it, or an indicatorRef');
  const { spec } = objects.find('SLI', indicatorRef!, 'spec.indicatorRef');
  return { spec, at: `SLI "${indicatorRef}" spec` };
};

const readSlo = (document: SloDocument, objects: Objects): FileSlo['input'] => {
  const { metadata, spec } = document;
  const objective = readObjective(document);
  const sli = readSli(document, objects);
  const input = {
    id: metadata.name,
    name: metadata.displayName ?? metadata.name,
    ...(spec.description && { description: spec.description }),
    application: spec.service,
    objective: readTarget(objective),
    window: readWindow(document),
    budgeting: readBudgeting(document, objective),
    indicator: readIndicator(sli.spec, objective, sli.at),
    alerting: readAlerting(document, objects),
  };
  const parsed = SloInput.safeParse(input);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    refuse(path.join('.'), message);
  }
  return { ...parsed.data!, id: metadata.name };
};

/** Such as `document 2, SLO "shop-answers"`: where it is in the file, and what it is called there. */
const describe = (document: unknown, at: number) => {
  const { kind, metadata } = Object(document);
  const name = metadata?.name ? ` "${metadata.name}"` : '';
  return `document ${at + 1}${kind ? `, ${kind}${name}` : ''}`;
};

const readDocument = ({ object, document }: FileObject<unknown>): FileObject => {
  const parsed = OpenSloDocument.safeParse(document);
  if (parsed.success) return { object, document: parsed.data };
  const [{ path, message }] = parsed.error.issues;
  throw invalidYaml(`${object}: ${path.join('.') || 'kind'}: ${message}`);
}; // prettier-ignore

const parseYaml = (text: string): FileObject<unknown>[] => {
  const documents = parseAllDocuments(text);
  if ('empty' in documents) return [];
  const wrong = documents.findIndex(({ errors }) => errors.length > 0);
  if (wrong >= 0) {
    const [message] = documents[wrong].errors[0].message.split('\n');
    throw invalidYaml(`document ${wrong + 1}: ${message}`);
  }
  return documents
    .map(document => document.toJS({ maxAliasCount: 100 }))
    .map((document, at) => ({ object: describe(document, at), document }))
    .filter(({ document }) => document !== null);
};

/**
 * The objectives of an OpenSLO v1 file.
 * @throws InvalidInputError naming the object, the field and the cure
 */
export const readOpenSlo = (text: string): FileSlo[] => {
  const all = parseYaml(text).map(readDocument);
  const objects = new Objects(all.map(({ document }) => document));
  const slos = all.flatMap(({ object, document }) =>
    document.kind === 'SLO' ? [{ object, document }] : [],
  );
  if (slos.length === 0) throw invalidYaml('has no object of kind SLO');
  const names = slos.map(({ document }) => document.metadata.name);
  const twice = slos.find((_, at) => names.indexOf(names[at]) < at);
  if (twice) throw invalidYaml(`${twice.object}: is there twice`);
  return slos.map(({ object, document }) => {
    try {
      return { object, input: readSlo(document, objects) };
    } catch (error) {
      if (!(error instanceof OpenSloProblem)) throw error;
      throw invalidYaml(`${object}: ${error.message}`);
    }
  });
};
