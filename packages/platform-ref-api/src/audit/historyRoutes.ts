import { NotFoundError } from '@backstage/errors';
import { listApplicationHistory } from '@rosetta/contracts/ref';
import { Serve, readPage } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { HistoryReadModel } from './HistoryReadModel';

const Position = z.object({ seq: z.int().positive() });

export const serveHistory = (serve: Serve, db: Knex) => {
  const history = new HistoryReadModel(db);
  serve(listApplicationHistory, async ({ params, query }) => {
    const { id: application } = params;
    const { knownAt } = query;
    const { rows: items, ...next } = await readPage(query, {
      list: [listApplicationHistory.id, application, knownAt],
      position: Position,
      read: (after, limit) =>
        history.page({ application, knownAt, limit, before: after?.seq }),
    });
    // Whatever there ever was, its creation is in the audit.
    if (items.length === 0 && !query.cursor)
      throw new NotFoundError(`There is no application ${application}`);
    return { items, ...next };
  });
};
