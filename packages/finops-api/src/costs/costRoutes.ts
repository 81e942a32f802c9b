import { Readable } from 'node:stream';
import {
  listCosts,
  listCostTrend,
  listDailyCosts,
} from '@rosetta/contracts/finops';
import { monthsInName } from '@rosetta/contracts/values';
import { Serve } from '@rosetta/service-kit';
import { costsToCsv } from './costCsv';
import { CostQuery, CostService } from './CostService';
import { serveUnitCosts } from '../unitCosts/unitCostRoutes';
import { CachedReadOptions, createCachedRead } from './createCachedRead';
import { DailyCostService, monthsAround } from './DailyCostService';

export interface CostRoutesOptions extends CachedReadOptions {
  costs: CostService;
  dailyCosts: DailyCostService;
}

export const serveCosts = (
  serve: Serve,
  { costs, dailyCosts, ...options }: CostRoutesOptions,
) => {
  const cachedRead = createCachedRead(options);
  const costsByKey = (query: CostQuery) =>
    cachedRead('costs', query, months => costs.byKey(query, months));

  serve(listCosts, ({ query }) => costsByKey(query), {
    'text/csv': async ({ query }, reply) => {
      const answer = await costsByKey(query);
      const { groupBy, from, to } = answer;
      await reply.send(Readable.from([costsToCsv(answer)]), {
        filename: `costs-by-${groupBy}-${monthsInName(from, to)}.csv`,
      });
    },
  });
  serveUnitCosts(serve, { costs, ...options });
  serve(listCostTrend, ({ query }) =>
    cachedRead('trend', query, months => costs.byMonth(query, months)),
  );
  serve(listDailyCosts, ({ query }) =>
    cachedRead('daily', { days: query, ...monthsAround(query) }, months =>
      dailyCosts.read(query, months),
    ),
  );
};
