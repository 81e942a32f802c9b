import { exportFocus } from '@rosetta/contracts/finops';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { FocusExport } from './FocusExport';

export const serveExports = (serve: Serve, db: Knex) => {
  const focus = new FocusExport(db);
  serve(exportFocus, ({ query }) => focus.describe(query), {
    'text/csv': async ({ query }, reply) => {
      const { content, filename } = await focus.file(query);
      await reply.send(content, { filename });
    },
  });
};
