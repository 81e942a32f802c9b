import { listChangeNotices, setChangeNoticeTold } from '@rosetta/contracts/ref';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Notices } from './Notices';

export const serveNotices = (
  serve: Serve,
  db: Knex,
  staleAfterDays: number,
) => {
  const notices = new Notices(db, staleAfterDays);
  serve(listChangeNotices, async ({ query: { limit } }) => ({
    items: await notices.pending(limit),
  }));
  serve(setChangeNoticeTold, async ({ params, body }) => {
    await notices.setTold(params.id, body.recipients);
    return params;
  });
};
