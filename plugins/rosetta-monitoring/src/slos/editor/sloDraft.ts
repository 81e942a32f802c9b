import {
  SignalReference,
  SIGNALS,
  SloBudgeting,
  SloIndicator,
  SloInput,
  SloItem,
  SloWindow,
  THRESHOLD_OPERATORS,
} from '@rosetta/contracts/monitoring';

/** What a person writes of an objective; percentages as they are read. */
export interface SloDraft {
  name: string;
  id: string;
  application: string;
  description: string;
  /** In percent. */
  target: string;
  windowType: SloWindow['type'];
  duration: string;
  /** On the clock of the zone, as a field of a form has it. */
  startTime: string;
  timeZone: string;
  method: SloBudgeting['method'];
  sliceMinutes: string;
  /** In percent. */
  sliceTarget: string;
  indicator: 'good' | 'bad' | 'threshold';
  /** The good or bad events. */
  part: string;
  total: string;
  signal: string;
  /** One entity of the application; all of them when empty. */
  entity: string;
  op: (typeof THRESHOLD_OPERATORS)[number];
  value: string;
  reason: string;
}
export type SloField = keyof SloDraft;

export const SLICE_MINUTES = ['1', '2', '3', '4', '5', '6', '10', '12', '15', '20', '30', '60']; // prettier-ignore

const idsOf = (isCount: boolean) =>
  SIGNALS.filter(({ kind }) => (kind === 'count') === isCount).map(({ id }) => id); // prettier-ignore

/** What can be counted, and what can be compared with a threshold. */
export const COUNTS = idsOf(true);
export const GAUGES = idsOf(false);

const EMPTY_DRAFT: SloDraft = {
  name: '',
  id: '',
  application: '',
  description: '',
  target: '99.9',
  windowType: 'rolling',
  duration: '30d',
  startTime: '2026-01-01T00:00',
  timeZone: 'UTC',
  method: 'Occurrences',
  sliceMinutes: '1',
  sliceTarget: '95',
  indicator: 'bad',
  part: 'errors',
  total: 'traffic',
  signal: 'latency.p95',
  entity: '',
  op: 'lt',
  value: '500',
  reason: '',
};

/** An objective of an application, before anything is written. */
export const newDraft = (application = ''): SloDraft => ({
  ...EMPTY_DRAFT,
  application,
});

/** Twelve digits: 99.95 / 100 is not 0.9995 in binary fractions. */
const DIGITS = 12;
const PERCENT = 100;
const toRatio = (percent: string) =>
  percent.trim() === ''
    ? Number.NaN
    : Number((Number(percent.replace(',', '.')) / PERCENT).toPrecision(DIGITS));
const toPercent = (ratio: number) =>
  `${Number((ratio * PERCENT).toPrecision(DIGITS))}`;
const toNumber = (text: string) =>
  text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));

const MINUTE_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

const indicatorDraft = (of: SloIndicator): Partial<SloDraft> => {
  if (of.kind === 'threshold') {
    const { signal, entity = '' } = of.metric;
    return { indicator: 'threshold', signal, entity, op: of.op, value: `${of.value}` }; // prettier-ignore
  }
  const part = (of.good ?? of.bad)!;
  return {
    indicator: of.good ? 'good' : 'bad',
    part: part.signal,
    total: of.total.signal,
    entity: part.entity ?? '',
  };
};

/** What is there of an objective, to be changed. */
export const toDraft = (slo: SloItem): SloDraft => ({
  ...EMPTY_DRAFT,
  name: slo.name,
  id: slo.id,
  application: slo.application.id,
  description: slo.description ?? '',
  target: toPercent(slo.objective),
  windowType: slo.window.type,
  duration: slo.window.duration,
  ...(slo.window.type === 'calendar' && {
    startTime: slo.window.startTime.replace(' ', 'T').slice(0, MINUTE_LENGTH),
    timeZone: slo.window.timeZone,
  }),
  method: slo.budgeting.method,
  ...(slo.budgeting.method !== 'Occurrences' && {
    sliceMinutes: `${slo.budgeting.sliceMinutes}`,
  }),
  ...(slo.budgeting.method === 'Timeslices' && {
    sliceTarget: toPercent(slo.budgeting.sliceTarget),
  }),
  ...indicatorDraft(slo.indicator),
});

const toWindow = (draft: SloDraft): SloWindow =>
  draft.windowType === 'rolling'
    ? { type: 'rolling', duration: draft.duration.trim() }
    : {
        type: 'calendar',
        duration: draft.duration.trim(),
        startTime: `${draft.startTime.replace('T', ' ')}:00`,
        timeZone: draft.timeZone.trim(),
      };

const toBudgeting = ({ method, sliceMinutes, sliceTarget }: SloDraft): SloBudgeting => {
  if (method === 'Occurrences') return { method };
  const minutes = { sliceMinutes: Number(sliceMinutes) };
  return method === 'Timeslices'
    ? { method, ...minutes, sliceTarget: toRatio(sliceTarget) }
    : { method, ...minutes };
}; // prettier-ignore

const toIndicator = (draft: SloDraft): SloIndicator => {
  const of = (signal: string): SignalReference => ({
    signal,
    ...(draft.entity && { entity: draft.entity }),
  });
  return draft.indicator === 'threshold'
    ? { kind: 'threshold', metric: of(draft.signal), op: draft.op, value: toNumber(draft.value) } // prettier-ignore
    : { kind: 'ratio', [draft.indicator]: of(draft.part), total: of(draft.total) }; // prettier-ignore
};

const INDICATOR_FIELDS = ['indicator', 'part', 'total', 'signal', 'entity', 'op', 'value'] as const; // prettier-ignore

/**
 * The draft as it is sent.
 * @param slo - the objective that is changed: what the form has no field for stays as it is
 */
export const toInput = (draft: SloDraft, slo?: SloItem): SloInput => {
  const before = slo && toDraft(slo);
  const isSame = before && INDICATOR_FIELDS.every(field => before[field] === draft[field]); // prettier-ignore
  return {
    ...(draft.id.trim() && { id: draft.id.trim() }),
    name: draft.name.trim(),
    ...(draft.description.trim() && { description: draft.description.trim() }),
    application: draft.application,
    objective: toRatio(draft.target),
    window: toWindow(draft),
    budgeting: toBudgeting(draft),
    indicator: isSame ? slo.indicator : toIndicator(draft),
    alerting: slo?.alerting ?? {},
    reason: draft.reason.trim(),
  };
};

/** The field of the form that a field of what is sent is written in. */
export const fieldOf = ([first, second]: readonly PropertyKey[]):
  | SloField
  | undefined => {
  if (first === 'objective') return 'target';
  if (first === 'window') return second === 'type' ? 'windowType' : (second as SloField | undefined) ?? 'duration'; // prettier-ignore
  if (first === 'budgeting')
    return (second as SloField | undefined) ?? 'method';
  if (first === 'indicator') return second === 'value' ? 'value' : 'indicator';
  if (first === 'alerting') return undefined;
  return first as SloField;
};

export interface DraftProblems {
  fields: ReadonlySet<SloField>;
  /** What is wrong with what the form has no field for, in the service's words. */
  others: readonly string[];
}

/** What is wrong with a draft: the rules are those of the service, so that nobody waits for its answer to learn it. */
export const problemsOf = (draft: SloDraft, slo?: SloItem): DraftProblems => {
  const { error } = SloInput.safeParse(toInput(draft, slo));
  const fields = new Set<SloField>();
  const others: string[] = [];
  for (const { path, message } of error?.issues ?? []) {
    const field = fieldOf(path);
    if (field) fields.add(field);
    else others.push(message);
  }
  // Without a name there is none to make an identifier from: that is one thing to say, not two.
  if (fields.has('name') && draft.id.trim() === '') fields.delete('id');
  return { fields, others };
};
