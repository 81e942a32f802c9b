import { RouteAnswer } from '@rosetta/contracts';
import {
  compareCosts,
  ComparedItem,
  COST_DRIVERS,
  CostAmounts,
  CostDrivers,
} from '@rosetta/contracts/finops';
import {
  addMonths,
  addShares,
  countMonths,
  isMoreThan,
  multiplierOf,
} from '@rosetta/contracts/values';
import {
  ComparedCosts,
  ComparisonReadModel,
  KeyDrivers,
} from '@rosetta/finops-mart';
import { Costs, CostService } from '../costs/CostService';
import {
  ComparedWindow,
  ComparedWindows,
  ComparisonQuery,
} from './comparedWindows';

export type Comparison = RouteAnswer<typeof compareCosts>;

const negate = multiplierOf('-1');
const subtract = (left: string, right: string) =>
  addShares([left, negate(right)]);
const absolute = (amount: string) => amount.replace('-', '');

const NO_AMOUNTS: CostAmounts = {
  amount: '0',
  direct: '0',
  indirect: '0',
  unallocated: '0',
};

const NO_DRIVERS = Object.fromEntries(
  COST_DRIVERS.map(driver => [driver, '0']),
) as CostDrivers;

const toAmounts = ({
  amount,
  direct,
  indirect,
  unallocated,
  restated,
  incomplete,
}: CostAmounts): CostAmounts => ({
  ...{ amount, direct, indirect, unallocated },
  ...(restated !== undefined && { restated }),
  ...(incomplete !== undefined && { incomplete }),
});

/** A ratio to read; figures themselves are never numbers. */
const changeOf = (difference: string, before: string) =>
  before === '0' ? null : Number(difference) / Math.abs(Number(before));

const NO_DIFFERENCE = { difference: null, change: null, drivers: null };

const differenceOf = (
  now: CostAmounts,
  before: CostAmounts,
  drivers: CostDrivers,
) => {
  const difference = subtract(now.amount, before.amount);
  return { difference, change: changeOf(difference, before.amount), drivers };
};

/** What is restated is a part of the amounts already. */
const driversOf = (
  now: CostAmounts,
  before: CostAmounts,
  drivers: Omit<CostDrivers, 'restated'>,
): CostDrivers => ({
  ...drivers,
  restated: subtract(now.restated ?? '0', before.restated ?? '0'),
});

const addDrivers = (all: readonly CostDrivers[]): CostDrivers =>
  Object.fromEntries(
    COST_DRIVERS.map(driver => [driver, addShares(all.map(each => each[driver]))]),
  ) as CostDrivers; // prettier-ignore

const largestFirst = (left: ComparedItem, right: ComparedItem) => {
  const [one, other] = [left, right].map(({ difference }) =>
    absolute(difference ?? '0'),
  );
  if (isMoreThan(one, other)) return -1;
  if (isMoreThan(other, one)) return 1;
  return left.key < right.key ? -1 : 1;
};

/** The months between the two windows: a month of the one before is listed with the month so much later. */
const shiftOf = ({ now, before }: ComparedWindows) =>
  countMonths(before.months.from, now.months.from);

/** Every key of either side, with its drivers. */
const mergeItems = (
  query: ComparisonQuery,
  windows: ComparedWindows,
  sides: { now: Costs; before: Costs },
  drivers: readonly KeyDrivers[],
) => {
  const shift = shiftOf(windows);
  const keyOf = (key: string) =>
    query.groupBy === 'month' ? addMonths(key, shift) : key;
  const now = new Map(sides.now.items.map(item => [item.key, item]));
  const before = new Map(
    sides.before.items.map(item => [keyOf(item.key), item]),
  );
  const byKey = new Map(drivers.map(({ key, ...each }) => [key, each]));
  return [...new Set([...now.keys(), ...before.keys()])].map(key => {
    const [own, other] = [now.get(key), before.get(key)];
    const amounts = toAmounts(own ?? NO_AMOUNTS);
    const amountsBefore = toAmounts(other ?? NO_AMOUNTS);
    return {
      key,
      label: query.groupBy === 'month' ? key : (own ?? other)!.label,
      now: amounts,
      before: amountsBefore,
      ...differenceOf(
        amounts,
        amountsBefore,
        driversOf(amounts, amountsBefore, byKey.get(key) ?? NO_DRIVERS),
      ),
    };
  });
};

/** Whether a month is compared; of compared days, only the months that they are in. */
const isCompared = (month: string, days: ComparedWindow['days']) =>
  !days || (month >= days.from.slice(0, 7) && `${month}-01` < days.to);

const hasMonths = ({ months, days }: ComparedWindow) =>
  months.current.some(({ period }) => isCompared(period, days));

const toSide = (
  { measure: _, currency: __, groupBy: ___, items: ____, total, ...costs }: Costs,
  { days }: ComparedWindow,
  owner: { application?: string; group?: string },
) => ({
  ...costs,
  published: costs.published.filter(({ period }) => isCompared(period, days)),
  missing: costs.missing.filter(month => isCompared(month, days)),
  ...(days && { days }),
  ...owner,
  total: toAmounts(total),
}); // prettier-ignore

/** Answers why costs of two windows differ. */
export class ComparisonService {
  readonly #costs: CostService;
  readonly #comparison: ComparisonReadModel;

  constructor(costs: CostService, comparison: ComparisonReadModel) {
    this.#costs = costs;
    this.#comparison = comparison;
  }

  async compare(
    query: ComparisonQuery,
    windows: ComparedWindows,
    signal: AbortSignal,
  ): Promise<Comparison> {
    const { withApplication, withGroup } = query;
    const other = {
      ...query,
      application: withApplication ?? query.application,
      group: withGroup ?? query.group,
    };
    const sides = await this.#readSides(query, other, windows);
    const { currency, measure, groupBy } = sides.now;
    const known = hasMonths(windows.now) && hasMonths(windows.before);
    const drivers = known
      ? await this.#comparison.drivers(
          {
            ...{ currency, measure, groupBy },
            now: this.#toCompared(query, windows.now, 0),
            before: this.#toCompared(other, windows.before, shiftOf(windows)),
          },
          signal,
        )
      : [];
    const items = mergeItems(query, windows, sides, drivers);
    const ownerOf = ({ application, group }: ComparisonQuery) => ({
      ...(withApplication && { application }),
      ...(withGroup && { group }),
    });
    return {
      ...{ currency, measure, groupBy },
      chargesOnly: query.at !== undefined,
      now: toSide(sides.now, windows.now, ownerOf(query)),
      before: toSide(sides.before, windows.before, ownerOf(other)),
      total: known
        ? differenceOf(
            sides.now.total,
            sides.before.total,
            addDrivers(items.map(item => item.drivers)),
          )
        : NO_DIFFERENCE,
      items: items
        .sort(largestFirst)
        .map(item => (known ? item : { ...item, ...NO_DIFFERENCE })),
    };
  }

  /** Both in one currency: that of the side now, or of the other one where that side has no figures. */
  async #readSides(
    query: ComparisonQuery,
    other: ComparisonQuery,
    { now, before }: ComparedWindows,
  ) {
    const read = (
      of: ComparisonQuery,
      { months, days }: ComparedWindow,
      currency?: string,
    ) =>
      this.#costs.byKey(
        { ...of, days, currency: of.currency ?? currency },
        { ...months, previous: null },
      );
    const found = await read(query, now);
    const isEmpty = !found.items.length && !found.otherCurrencies.length;
    if (!isEmpty)
      return { now: found, before: await read(other, before, found.currency) };
    const others = await read(other, before);
    return { now: await read(query, now, others.currency), before: others };
  }

  #toCompared(
    filters: ComparisonQuery,
    { months, days }: ComparedWindow,
    monthShift: number,
  ): ComparedCosts {
    return { runs: months.current, filters: { ...filters, days }, monthShift };
  }
}
