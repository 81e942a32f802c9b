import { Readable } from 'node:stream';
import { listCosts, listCostTrend } from '@rosetta/contracts/finops';
import { Serve } from '@rosetta/service-kit';
import { costsToCsv } from './costCsv';
import { CostQuery, CostService } from './CostService';
import { CachedReadOptions, createCachedRead } from './createCachedRead';

export interface CostRoutesOptions extends CachedReadOptions {
  costs: CostService;
}

export const serveCosts = (
  serve: Serve,
  { costs, ...options }: CostRoutesOptions,
) => {
  const cachedRead = createCachedRead(options);
  const costsByKey = (query: CostQuery) =>
    cachedRead('costs', query, months => costs.byKey(query, months));

  serve(listCosts, ({ query }) => costsByKey(query), {
    'text/csv': async ({ query }, reply) => {
      const answer = await costsByKey(query);
      const { groupBy, from, to } = answer;
      await reply.send(Readable.from([costsToCsv(answer)]), {
        filename: `costs-by-${groupBy}-${from}-${to}.csv`,
      });
    },
  });
  serve(listCostTrend, ({ query }) =>
    cachedRead('trend', query, months => costs.byMonth(query, months)),
  );
};
