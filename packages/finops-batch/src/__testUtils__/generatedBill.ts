import { RuleVersion } from '@rosetta/finops-mart';
import { addMonths } from '@rosetta/contracts/values';
import fc from 'fast-check';
import { BillLine, billLine } from './bills';
import { taggedReferentiel } from './taggedReferentiel';

const BEARERS = ['app-a', 'app-b', 'app-c', 'app-k8s'];

/** The référentiel that generated lines and rules name applications of. */
export const GENERATED_REFERENTIEL = taggedReferentiel(
  BEARERS.map(id => ({
    id,
    group: id === 'app-a' ? 'grp-shop' : 'grp-web',
    attributes: { tier: id === 'app-b' ? 'silver' : 'gold' },
  })),
  [
    { id: 'grp-shop', parent: null },
    { id: 'grp-web', parent: null },
  ],
);

/** What generated rules weigh consumption by, in a month. */
export const consumptionOf = (month: string): BillLine[] => [
  { period: month, application: 'app-a', metric: 'cpu', quantity: '1.5', product: 'Compute' },
  { period: month, application: 'app-c', metric: 'cpu', quantity: '7', product: null },
]; // prettier-ignore

/** An application that rules may name and nobody knows. */
const UNKNOWN = 'app-unknown';

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 15n }), fc.nat(16))
  .map(([digits, decimals]) => {
    const text = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0'); // prettier-ignore
    const whole = text.slice(0, text.length - decimals);
    const rest = text.slice(text.length - decimals);
    return `${digits < 0n ? '-' : ''}${whole}${rest && `.${rest}`}`;
  });

const first = (month: string) => `${month}-01 00:00:00`;

/** The month of generated bills, and the one that their corrections are of. */
const MONTH = '2000-01';
const CORRECTED = addMonths(MONTH, -60);

/** A line of the bill: direct or not, a correction now and then. */
const generatedLine: fc.Arbitrary<BillLine> = fc
  .record({
    effective: amount,
    billed: amount,
    list: fc.option(amount, { freq: 4 }),
    contracted: fc.option(amount, { freq: 4 }),
    application: fc.option(fc.constantFrom(...BEARERS), { freq: 2 }),
    product: fc.constantFrom('Compute', 'Support', 'Storage'),
    category: fc.constantFrom('Usage', 'Usage', 'Purchase', 'Tax', 'Credit'),
    currency: fc.constantFrom('USD', 'USD', 'EUR'),
    team: fc.boolean(),
    correction: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ application, team, correction, ...of }) => {
    const begins = correction === 0 ? CORRECTED : MONTH;
    const tags = { ...(application && { application }), ...(team && { team: 'x' }) }; // prettier-ignore
    return billLine({
      BillingPeriodStart: first(MONTH),
      BillingPeriodEnd: first(addMonths(MONTH, 1)),
      ChargePeriodStart: first(begins),
      ChargePeriodEnd: `${begins}-02 00:00:00`,
      EffectiveCost: of.effective,
      BilledCost: of.billed,
      ListCost: of.list,
      ContractedCost: of.contracted,
      ServiceName: of.product,
      ChargeCategory: of.category,
      ChargeClass: correction === 0 ? 'Correction' : null,
      BillingCurrency: of.currency,
      Tags: JSON.stringify(tags),
    });
  });

const scope = fc.constantFrom<RuleVersion['scope']>(
  {},
  { product: 'support' },
  { product: 'storage', tag: 'team=x' },
  { chargeCategory: 'Tax' },
  { application: 'app-k8s' },
  { application: 'app-c', product: 'compute' },
);

const targets = fc.constantFrom<RuleVersion['targets']>(
  { all: true },
  { applications: ['app-a', UNKNOWN] },
  { groups: ['grp-web'] },
  { attribute: { name: 'tier', value: 'gold' } },
);

type Split = Pick<RuleVersion, 'method' | 'basis' | 'targets' | 'coefficients'>;

const split: fc.Arbitrary<Split> = fc.oneof(
  targets.map(to => ({ method: 'even' as const, targets: to })),
  fc
    .tuple(
      targets,
      fc.constantFrom('direct-cost', 'direct-cost:Purchase', 'consumption:cpu'),
    )
    .map(([to, basis]) => ({
      method: 'proportional' as const,
      targets: to,
      basis,
    })),
  fc.constantFrom('0.1', '0.333', '0.999999').map(part => ({
    method: 'fixed' as const,
    targets: { applications: ['app-b', UNKNOWN] },
    coefficients: {
      'app-b': part,
      [UNKNOWN]: String((1 - Number(part)).toFixed(6)).replace(/0+$/, ''),
    },
  })),
);

/** A bill and its rules; `inMonth` gives them a month of their own. */
export const generatedMonth = () =>
  fc.record({
    lines: fc.array(generatedLine, { minLength: 30, maxLength: 120 }),
    rules: fc
      .array(fc.tuple(scope, split, fc.nat(3)), { minLength: 1, maxLength: 6 })
      .map(all =>
        all.map(([of, by, priority], at) => ({
          ruleId: `${MONTH}-${at}`,
          priority,
          scope: of,
          ...by,
        })),
      ),
  });

type GeneratedMonth = ReturnType<typeof generatedMonth> extends fc.Arbitrary<
  infer T
>
  ? T
  : never;

/** The same in another month: its lines, and its rules, which hold then and in the month that it corrects. */
export const inMonth = ({ lines, rules }: GeneratedMonth, month: string) => {
  const dated = (text: string | null) =>
    text?.replaceAll(MONTH, month).replaceAll(addMonths(MONTH, 1), addMonths(month, 1)).replaceAll(CORRECTED, addMonths(month, -60)) ?? null; // prettier-ignore
  return {
    lines: lines.map(
      (line): BillLine =>
        Object.fromEntries(
          Object.entries(line).map(([name, value]) => [name, dated(value)]),
        ),
    ),
    rules: rules.flatMap(rule =>
      [addMonths(month, -60), month].map((from, at) => ({
        ...rule,
        ruleId: rule.ruleId.replace(MONTH, month),
        version: at + 1,
        validFrom: `${from}-01T00:00:00.000Z`,
        validTo: `${addMonths(from, 1)}-01T00:00:00.000Z`,
      })),
    ),
  };
};
