import { listStaleValues } from '@rosetta/contracts/ref';
import { Serve, readPage } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Authority } from './Authority';
import { StaleValueReadModel } from './StaleValueReadModel';

const Position = z.object({
  kind: z.string(),
  id: z.string(),
  field: z.string(),
});

export const serveAuthority = (
  serve: Serve,
  db: Knex,
  authority: Authority,
) => {
  const stale = new StaleValueReadModel(db, authority);
  serve(listStaleValues, async ({ query }) => {
    const { rows: items, ...next } = await readPage(query, {
      list: listStaleValues.id,
      position: Position,
      read: (after, limit) => stale.page(limit, after),
    });
    return { items, ...next };
  });
};
