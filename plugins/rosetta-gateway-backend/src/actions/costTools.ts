import { RouteAnswer } from '@rosetta/contracts';
import {
  CostFilters,
  GroupBy,
  Measure,
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

type Costs = RouteAnswer<typeof listCosts>;

const Compared = z.object({
  amount: Decimal,
  other: Decimal,
  /** amount − other. */
  difference: Decimal,
});

const compareAmounts = (amount = '0', other = '0') => ({
  amount,
  other,
  difference: new Big(amount).minus(other).toFixed(),
});

/** Every key of either window, largest difference first. */
const compareItems = (costs: Costs, others: Costs) => {
  const [now, then] = [costs, others].map(
    ({ items }) => new Map(items.map(item => [item.key, item])),
  );
  const keys = [...new Set([...now.keys(), ...then.keys()])];
  return keys
    .map(key => ({
      key,
      label: (now.get(key) ?? then.get(key))!.label,
      ...compareAmounts(now.get(key)?.amount, then.get(key)?.amount),
    }))
    .sort(
      (left, right) =>
        new Big(right.difference).abs().cmp(new Big(left.difference).abs()) ||
        left.key.localeCompare(right.key),
    );
};

/** What either window holds in other currencies, so that nothing is dropped unseen. */
const compareOtherCurrencies = (costs: Costs, others: Costs) => {
  const [now, then] = [costs, others].map(
    ({ otherCurrencies }) =>
      new Map(otherCurrencies.map(other => [other.currency, other.amount])),
  );
  return [...new Set([...now.keys(), ...then.keys()])].sort().map(key => ({
    currency: key,
    ...compareAmounts(now.get(key), then.get(key)),
  }));
};

const compare = defineTool({
  name: 'compare-costs',
  title: 'Compare the costs of two periods',
  description:
    'Costs of two windows of months side by side, with the difference of each item and of the total, largest difference first. ' +
    'A month named in "missing" or "otherMissing" has no published figures: its window is not complete, and the difference says nothing. ' +
    'What the windows hold in other currencies is in "otherCurrencies", and in no other figure. ' +
    'Follow a difference with explain-costs.',
  input: z.strictObject({
    ...CostFilters.shape,
    from: Month.describe('First month, YYYY-MM'),
    to: to.describe(END_MONTH),
    otherFrom: Month.describe('First month of the window to compare with'),
    otherTo: to.describe('Month after the last one of the other window'),
    groupBy: groupBy.describe('By what the items are'),
    measure,
    currency,
  }),
  output: z.object({
    currency: z.string(),
    measure: Measure,
    groupBy: GroupBy,
    missing: z.array(Month),
    otherMissing: z.array(Month),
    total: Compared,
    items: z.array(Compared.extend({ key: z.string(), label: z.string() })),
    /** Never added to the total. */
    otherCurrencies: z.array(Compared.extend({ currency: z.string() })),
  }),
  readOnly: true,
  async run({ otherFrom, otherTo, ...query }, call) {
    const costs = await call(listCosts, { query });
    const others = await call(listCosts, {
      query: {
        ...query,
        from: otherFrom,
        to: otherTo,
        // Amounts of two currencies are never compared.
        currency: costs.currency,
      },
    });
    return {
      currency: costs.currency,
      measure: costs.measure,
      groupBy: costs.groupBy,
      missing: costs.missing,
      otherMissing: others.missing,
      total: compareAmounts(costs.total.amount, others.total.amount),
      items: compareItems(costs, others),
      otherCurrencies: compareOtherCurrencies(costs, others),
    };
  },
});

export const costTools = [explain, compare];
