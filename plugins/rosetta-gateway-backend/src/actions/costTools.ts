import { RouteAnswer } from '@rosetta/contracts';
import {
  COST_DRIVERS,
  CostFilters,
  GroupBy,
  Measure,
  compareCosts,
  explainCosts,
  listCosts,
} from '@rosetta/contracts/finops';
import { Decimal, Month } from '@rosetta/contracts/values';
import Big from 'big.js';
import { z } from 'zod';
import { defineTool } from './defineTool';

const { from, to, measure, currency, asOf, groupBy } = listCosts.query!.shape;

const FIRST_MONTH =
  'First month, YYYY-MM; the last published month that is over when neither bound is given';
const END_MONTH = 'Month after the last one, YYYY-MM: the window is half-open';

const explain = defineTool({
  name: 'explain-costs',
  title: 'Explain a figure of costs',
  description:
    'What a figure is made of: who was billed (payers), by which allocation rule or directly (attributions), and who bears it (bearers). ' +
    'The parts add up to the total exactly; their keys are those of the three lists. With an application or a group, passedOn says what its platforms passed on to others. ' +
    'Application and group are ids, domain, family and product keys, as the tools that list costs answer them.',
  input: z.strictObject({
    ...CostFilters.shape,
    from: from.describe(FIRST_MONTH),
    to: to.describe(END_MONTH),
    measure,
    currency,
    asOf: asOf.describe('As published at this instant'),
    top: explainCosts.query!.shape.top.describe(
      'How many payers, attributions and bearers stand alone; the others stand together',
    ),
  }),
  output: explainCosts.answer,
  readOnly: true,
  run: (query, call) => call(explainCosts, { query }),
});

type Comparison = RouteAnswer<typeof compareCosts>;
type Side = Comparison['now'];

const Amounts = z.object({
  amount: Decimal,
  other: Decimal,
  /** amount − other; null where one of the windows has no published figures at all. */
  difference: Decimal.nullable(),
});

const Compared = Amounts.extend({
  drivers: z
    .record(z.enum(COST_DRIVERS), Decimal)
    .nullable()
    .describe('They add up to the difference'),
});

const compareAmounts = (
  now: Side['total'],
  before: Side['total'],
  { difference, drivers }: Comparison['total'],
) => ({ amount: now.amount, other: before.amount, difference, drivers });

/** What either window holds in other currencies, so that nothing is dropped unseen. */
const compareOtherCurrencies = ({ now, before }: Comparison) => {
  const [own, others] = [now, before].map(
    ({ otherCurrencies }) =>
      new Map(otherCurrencies.map(each => [each.currency, each.amount])),
  );
  return [...new Set([...own.keys(), ...others.keys()])].sort().map(key => {
    const [amount, other] = [own.get(key) ?? '0', others.get(key) ?? '0'];
    const difference = new Big(amount).minus(other).toFixed();
    return { currency: key, amount, other, difference };
  });
};

const compare = defineTool({
  name: 'compare-costs',
  title: 'Compare costs, and say why they differ',
  description:
    'Costs of two windows of months side by side (or of two applications or groups over one window, or of as many days after a day as before it), with the difference of each item and of the total, largest difference first, and what drives it: ' +
    'price (of what is used on both sides), volume, mix (dearer or cheaper SKUs of a product), appeared, ended, withoutQuantity, poolTotal and poolShare (shared cost, and the share of it that is borne), restated. The drivers add up to the difference. ' +
    'A month named in "missing" or "otherMissing" has no published figures: its window is not complete, and the difference says nothing. ' +
    'What the windows hold in other currencies is in "otherCurrencies", and in no other figure. ' +
    'Follow a difference with explain-costs.',
  input: z.strictObject({
    ...CostFilters.shape,
    from: from.describe(FIRST_MONTH),
    to: to.describe(END_MONTH),
    otherFrom: to.describe(
      'First month of the window to compare with; the window just before when nothing says what to compare with',
    ),
    otherTo: to.describe('Month after the last one of the other window'),
    otherApplication: CostFilters.shape.application.describe(
      'Another application to compare "application" with, over the same window',
    ),
    otherGroup: CostFilters.shape.group.describe(
      'Another group to compare "group" with, over the same window',
    ),
    at: compareCosts.query!.shape.at.describe(
      'A day, YYYY-MM-DD: compares the days from it on with as many before, by direct and unallocated charges only',
    ),
    groupBy: groupBy.describe('By what the items are'),
    measure,
    currency,
  }),
  output: z.object({
    currency: z.string(),
    measure: Measure,
    groupBy: GroupBy,
    /** Whether indirect cost is left out, as it has no day. */
    chargesOnly: z.boolean(),
    missing: z.array(Month),
    otherMissing: z.array(Month),
    total: Compared,
    items: z.array(Compared.extend({ key: z.string(), label: z.string() })),
    /** Never added to the total. */
    otherCurrencies: z.array(Amounts.extend({ currency: z.string() })),
  }),
  readOnly: true,
  async run({ otherFrom, otherTo, otherApplication, otherGroup, ...query }, call) {
    const comparison = await call(compareCosts, {
      query: {
        ...query,
        withFrom: otherFrom,
        withTo: otherTo,
        withApplication: otherApplication,
        withGroup: otherGroup,
      },
    });
    const { now, before, total, items } = comparison;
    return {
      currency: comparison.currency,
      measure: comparison.measure,
      groupBy: comparison.groupBy,
      chargesOnly: comparison.chargesOnly,
      missing: now.missing,
      otherMissing: before.missing,
      total: compareAmounts(now.total, before.total, total),
      items: items.map(item => ({
        key: item.key,
        label: item.label,
        ...compareAmounts(item.now, item.before, item),
      })),
      otherCurrencies: compareOtherCurrencies(comparison),
    };
  },
}); // prettier-ignore

export const costTools = [explain, compare];
