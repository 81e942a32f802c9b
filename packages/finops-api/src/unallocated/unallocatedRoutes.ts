import { Readable } from 'node:stream';
import { RouteRequest } from '@rosetta/contracts';
import { listUnallocated } from '@rosetta/contracts/finops';
import { InstantInput, monthsInName } from '@rosetta/contracts/values';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { z } from 'zod';
import { CachedReadOptions, createCachedRead } from '../costs/createCachedRead';
import { unallocatedToCsv } from './unallocatedCsv';
import { UnallocatedQuery, UnallocatedService } from './UnallocatedService';

export interface UnallocatedRoutesOptions extends CachedReadOptions {
  unallocated: UnallocatedService;
}

/** Where the next page starts: after so many items, in the runs published at this instant. */
const Position = z.object({
  asOf: InstantInput.optional(),
  after: z.number().int().min(1),
});

export const serveUnallocated = (
  serve: Serve,
  { unallocated, ...options }: UnallocatedRoutesOptions,
) => {
  const cachedRead = createCachedRead(options);
  const listAll = (query: UnallocatedQuery) =>
    cachedRead('unallocated', query, months => unallocated.list(query, months));

  const page = async ({
    cursor,
    limit,
    ...query
  }: RouteRequest<typeof listUnallocated>['query']) => {
    const position = cursor ? decodeCursor(Position, query, cursor) : undefined;
    const first = position?.after ?? 0;
    const all = await listAll({
      ...query,
      asOf: position?.asOf ?? query.asOf,
    });
    const next = first + limit;
    return {
      ...all,
      items: all.items.slice(first, next),
      ...(all.items.length > next && {
        nextCursor: encodeCursor(query, {
          asOf: all.published
            .map(({ at }) => at)
            .sort()
            .at(-1),
          after: next,
        }),
      }),
    };
  };

  serve(listUnallocated, ({ query }) => page(query), {
    'text/csv': async ({ query }, reply) => {
      const { cursor: _, limit: __, ...filters } = query;
      const answer = await listAll(filters);
      const { groupBy, from, to } = answer;
      await reply.send(Readable.from([unallocatedToCsv(answer)]), {
        filename: `unallocated-by-${groupBy}-${monthsInName(from, to)}.csv`,
      });
    },
  });
};
