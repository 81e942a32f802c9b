import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { listCosts, listCostTrend } from '@rosetta/contracts/finops';
import { PublishedRunReadModel } from '@rosetta/finops-mart';
import { Cache, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { costsToCsv } from './costCsv';
import { CostView, CostViews } from './costView';
import { CostWindow, resolveWindow } from './window';

/** What runs say never changes; this only bounds how long the cache keeps it. */
const KEEP_SECONDS = 600;

export interface CostRoutesOptions {
  db: Knex;
  views: CostViews;
  cache: Cache;
}

const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');

export const serveCosts = (
  serve: Serve,
  { db, views, cache }: CostRoutesOptions,
) => {
  const published = new PublishedRunReadModel(db);

  /** Answers from the runs that are published, or were; kept under the ids of those runs. */
  const look = async <T>(
    what: string,
    view: CostView,
    read: (window: CostWindow) => Promise<T>,
  ): Promise<T> => {
    const window = resolveWindow(await published.list(view.asOf), view);
    return cache.getOrLoad(
      `${what}:${digest([view, window])}`,
      KEEP_SECONDS,
      async () => {
        const answer = await read(window);
        await published.assertKept([
          ...window.current,
          ...(window.previous ?? []),
        ]);
        return answer;
      },
    );
  };
  const costs = (view: CostView) =>
    look('costs', view, window => views.byKey(view, window));

  serve(listCosts, ({ query }) => costs(query), {
    'text/csv': async ({ query }, reply) => {
      const answer = await costs(query);
      const { groupBy, from, to } = answer;
      await reply.send(Readable.from([costsToCsv(answer)]), {
        filename: `costs-by-${groupBy}-${from}-${to}.csv`,
      });
    },
  });
  serve(listCostTrend, ({ query }) =>
    look('trend', query, window => views.byMonth(query, window)),
  );
};
