import { Readable } from 'node:stream';
import { listUnitCosts } from '@rosetta/contracts/finops';
import {
  addMonths,
  DateRange,
  isWithinBounds,
  monthsInName,
} from '@rosetta/contracts/values';
import {
  LabelReadModel,
  PublishedRunReadModel,
  QuantityReadModel,
} from '@rosetta/finops-mart';
import { Serve } from '@rosetta/service-kit';
import { CostService } from '../costs/CostService';
import { CachedReadOptions, createCachedRead } from '../costs/createCachedRead';
import { resolvePublishedMonths } from '../costs/publishedMonths';
import { unitCostsToCsv } from './unitCostCsv';
import { UnitCostQuery, UnitCostService } from './UnitCostService';

export interface UnitCostRoutesOptions extends CachedReadOptions {
  costs: CostService;
}

export const serveUnitCosts = (
  serve: Serve,
  { costs, ...options }: UnitCostRoutesOptions,
) => {
  const { db, runs } = options;
  const published = new PublishedRunReadModel(db);
  const labels = new LabelReadModel(db);
  const unitCosts = new UnitCostService(costs, new QuantityReadModel(db), labels); // prettier-ignore
  const cachedRead = createCachedRead(options);

  /** The first month is compared with the one before it, where that is published. */
  const list = async (query: UnitCostQuery) => {
    const known = await published.list(query.asOf);
    const resolve = (range: Partial<DateRange>) =>
      resolvePublishedMonths(known, range, runs.periodBounds);
    const { from, to } = resolve(query);
    const month = addMonths(from, -1);
    const isThere =
      isWithinBounds(month, runs.periodBounds) &&
      known.some(run => run.period === month && run.retained);
    const before = isThere ? resolve({ from: month, to: from }) : undefined;
    return cachedRead(
      'unit-costs',
      { ...query, from, to, before: before?.current },
      months => unitCosts.list(query, months, before),
    );
  };

  serve(listUnitCosts, ({ query }) => list(query), {
    'text/csv': async ({ query }, reply) => {
      const answer = await list(query);
      const { groupBy, from, to } = answer;
      await reply.send(Readable.from([unitCostsToCsv(answer)]), {
        filename: `unit-costs-by-${groupBy}-${monthsInName(from, to)}.csv`,
      });
    },
  });
};
