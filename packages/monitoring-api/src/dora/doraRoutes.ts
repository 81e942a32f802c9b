import { getDora } from '@rosetta/contracts/monitoring';
import { resolveDays, RunService } from '@rosetta/run-kit';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { DoraService } from './DoraService';
import { serveDoraRows } from './doraRowRoutes';

/** Range of a query without bounds. */
const DEFAULT_DORA_DAYS = 90;

export const serveDora = (
  serve: Serve,
  db: Knex,
  runs: RunService,
  attributionHours: number,
) => {
  const dora = new DoraService(db, attributionHours);
  const rangeOf = (query: { from?: string; to?: string }) =>
    resolveDays(query, DEFAULT_DORA_DAYS, runs.periodBounds);
  serve(getDora, ({ query }) => dora.read(query, rangeOf(query)));
  serveDoraRows(serve, db, { rangeOf, attributionHours });
};
