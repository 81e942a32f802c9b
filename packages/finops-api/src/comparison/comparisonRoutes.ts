import { Readable } from 'node:stream';
import { compareCosts } from '@rosetta/contracts/finops';
import {
  ComparisonReadModel,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { Serve } from '@rosetta/service-kit';
import {
  CACHE_SECONDS,
  CachedReadOptions,
  digest,
} from '../costs/createCachedRead';
import { CostService } from '../costs/CostService';
import { limitQueries } from '../limitQueries';
import { ComparisonQuery, resolveWindows } from './comparedWindows';
import { comparisonToCsv } from './comparisonCsv';
import { ComparisonService } from './ComparisonService';

interface ComparisonOptions extends CachedReadOptions {
  costs: CostService;
}

const LIMIT_SECONDS = 60;

/** Serves why the costs of two windows differ. */
export const serveComparison = (
  serve: Serve,
  { db, costs, cache, runs }: ComparisonOptions,
) => {
  const published = new PublishedRunReadModel(db);
  const comparison = new ComparisonService(costs, new ComparisonReadModel(db));
  const limit = limitQueries({
    atATime: 2,
    seconds: LIMIT_SECONDS,
    tooLong: `The comparison took more than ${LIMIT_SECONDS} s and was stopped; choose fewer months, or narrow it by a filter`,
  });

  const compare = async (query: ComparisonQuery) => {
    const windows = resolveWindows(
      query,
      await published.list(query.asOf),
      runs.periodBounds,
    );
    return cache.getOrLoad(
      `comparison:${digest([query, windows])}`,
      CACHE_SECONDS,
      async () => {
        // Other callers may wait for the same answer, so it goes on when one of them disconnects.
        const answer = await limit(signal =>
          comparison.compare(query, windows, signal),
        );
        const { now, before } = windows;
        await published.assertRetained([
          ...now.months.current,
          ...before.months.current,
        ]);
        return answer;
      },
    );
  };

  serve(compareCosts, ({ query }) => compare(query), {
    'text/csv': async ({ query }, reply) =>
      reply.send(Readable.from([comparisonToCsv(await compare(query))]), {
        filename: `comparison-by-${query.groupBy}.csv`,
      }),
  });
};
