import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { listCosts, listCostTrend } from '@rosetta/contracts/finops';
import { PublishedRunReadModel } from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { Cache, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { costsToCsv } from './costCsv';
import { CostQuery, CostService } from './CostService';
import { PublishedMonths, resolvePublishedMonths } from './publishedMonths';

/** The figures of a run never change; this only limits how long the cache keeps them. */
const CACHE_SECONDS = 600;

export interface CostRoutesOptions {
  db: Knex;
  costs: CostService;
  cache: Cache;
  runs: RunService;
}

const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');

export const serveCosts = (
  serve: Serve,
  { db, costs, cache, runs }: CostRoutesOptions,
) => {
  const published = new PublishedRunReadModel(db);

  /** Reads from the published runs of the query; cached under the ids of those runs. */
  const cachedRead = async <T>(
    name: string,
    query: CostQuery,
    read: (months: PublishedMonths) => Promise<T>,
  ): Promise<T> => {
    const months = resolvePublishedMonths(
      await published.list(query.asOf),
      query,
      runs.periodBounds,
    );
    return cache.getOrLoad(
      `${name}:${digest([query, months])}`,
      CACHE_SECONDS,
      async () => {
        const answer = await read(months);
        await published.assertRetained([
          ...months.current,
          ...(months.previous ?? []),
        ]);
        return answer;
      },
    );
  };
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
