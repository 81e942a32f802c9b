import { createHash } from 'node:crypto';
import { DateRange } from '@rosetta/contracts/values';
import { PublishedRunReadModel } from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { Cache } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { PublishedMonths, resolvePublishedMonths } from './publishedMonths';

/** The figures of a run never change; this only limits how long the cache keeps them. */
export const CACHE_SECONDS = 600;

export interface CachedReadOptions {
  db: Knex;
  cache: Cache;
  runs: RunService;
}

type Query = Partial<DateRange> & { asOf?: string };

export const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');

/** Reads from the published runs of a query; cached under the ids of those runs. */
export const createCachedRead = ({ db, cache, runs }: CachedReadOptions) => {
  const published = new PublishedRunReadModel(db);
  return async <Q extends Query, T>(
    name: string,
    query: Q,
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
};
