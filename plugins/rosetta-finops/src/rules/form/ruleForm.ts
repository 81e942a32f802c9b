import {
  AllocationMethod,
  AllocationRuleVersion,
  RuleScope,
  RuleScopeField,
  RuleTargets,
  RuleToChange,
} from '@rosetta/contracts/finops';
import { DECIMAL, addShares } from '@rosetta/contracts/values';

export const TARGET_KINDS = [
  'all',
  'applications',
  'groups',
  'attribute',
] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

export interface ScopeEntry {
  field: RuleScopeField;
  value: string;
}

/** What is written in the form, before any of it needs to be right. */
export interface RuleForm {
  name: string;
  priority: string;
  /** Days. */
  validFrom: string;
  validTo: string;
  scope: ScopeEntry[];
  method: AllocationMethod;
  basis: string;
  targetKind: TargetKind;
  applications: string[];
  groups: string[];
  attributeName: string;
  attributeValue: string;
  /** By application. */
  coefficients: Record<string, string>;
  reason: string;
  /** Takes the place of the version that was shown, at all its times. */
  corrects: boolean;
}

const EMPTY: RuleForm = {
  name: '',
  priority: '100',
  validFrom: '',
  validTo: '',
  scope: [],
  method: 'even',
  basis: 'direct-cost',
  targetKind: 'all',
  applications: [],
  groups: [],
  attributeName: '',
  attributeValue: '',
  coefficients: {},
  reason: '',
  corrects: false,
};

const dayOf = (instant: string) => instant.slice(0, 10);

/** The first day of the month of a day or an instant: bills are of months. */
const firstDay = (at: string) => `${at.slice(0, 7)}-01`;

const scopeInForm = (scope: RuleScope): ScopeEntry[] =>
  Object.entries(scope).map(([field, value]) => ({
    field: field as RuleScopeField,
    value,
  }));

export const newRule = (from: string, scope: RuleScope = {}): RuleForm => ({
  ...EMPTY,
  validFrom: firstDay(from),
  scope: scopeInForm(scope),
});

const targetsInForm = (targets: RuleTargets): Partial<RuleForm> => {
  if ('applications' in targets)
    return { targetKind: 'applications', applications: targets.applications };
  if ('groups' in targets)
    return { targetKind: 'groups', groups: targets.groups };
  if ('attribute' in targets)
    return {
      targetKind: 'attribute',
      attributeName: targets.attribute.name,
      attributeValue: targets.attribute.value,
    };
  return { targetKind: 'all' };
};

/** A version of a rule in the form, to be changed from this month on. */
export const changeOf = (
  version: AllocationRuleVersion,
  now: string,
): RuleForm => ({
  ...EMPTY,
  name: version.name,
  priority: `${version.priority}`,
  validFrom: firstDay(now),
  validTo: version.validTo ? dayOf(version.validTo) : '',
  scope: scopeInForm(version.scope),
  method: version.method,
  basis: version.basis ?? EMPTY.basis,
  ...targetsInForm(version.targets),
  coefficients: version.coefficients ?? {},
});

/** A correction holds when the version that it corrects did. */
export const correctionOf = (
  form: RuleForm,
  version: AllocationRuleVersion,
): RuleForm => ({
  ...form,
  corrects: true,
  validFrom: dayOf(version.validFrom),
  validTo: version.validTo ? dayOf(version.validTo) : '',
});

/** `00,50` → `0.5`: a decimal as a person writes it, in the one form that Rosetta takes. */
export const toDecimal = (text: string) => {
  const [, whole, fraction = ''] =
    /^0*(\d+)(?:[.,](\d*?)0*)?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return text.trim();
  return fraction ? `${whole}.${fraction}` : whole;
};

/** What the coefficients add up to; none while one is no decimal. */
export const sumOfCoefficients = ({ applications, coefficients }: RuleForm) => {
  const shares = applications.map(id => toDecimal(coefficients[id] ?? ''));
  return shares.every(share => DECIMAL.test(share) && !share.startsWith('-'))
    ? addShares(shares)
    : undefined;
};

const toTargets = (form: RuleForm): RuleTargets => {
  switch (form.targetKind) {
    case 'applications':
      return { applications: form.applications };
    case 'groups':
      return { groups: form.groups };
    case 'attribute':
      return {
        attribute: { name: form.attributeName, value: form.attributeValue },
      };
    default:
      return { all: true };
  }
};

/** Whether the rule holds at any time of a month: charges of it may go by it. */
export const holdsIn = (
  { validFrom, validTo }: Pick<RuleForm, 'validFrom' | 'validTo'>,
  month: string,
) => validFrom.slice(0, 7) <= month && (!validTo || `${month}-01` < validTo);

/** What the form sends. */
export const toRule = (form: RuleForm): RuleToChange => ({
  name: form.name.trim(),
  priority: Number(form.priority),
  validFrom: form.validFrom,
  ...(form.validTo && { validTo: form.validTo }),
  scope: Object.fromEntries(
    form.scope.map(({ field, value }) => [field, value.trim()]),
  ) as RuleScope,
  method: form.method,
  ...(form.method === 'proportional' && { basis: form.basis.trim() }),
  targets: toTargets(form),
  ...(form.method === 'fixed' && {
    coefficients: Object.fromEntries(
      form.applications.map(id => [id, toDecimal(form.coefficients[id] ?? '')]),
    ),
  }),
  reason: form.reason.trim(),
});
