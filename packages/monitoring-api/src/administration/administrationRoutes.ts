import {
  getBackfill,
  listGaps,
  listJobStates,
  listSourceReadings,
  MAX_BACKFILL_PERIODS,
  startBackfill,
} from '@rosetta/contracts/monitoring';
import { SourcePollReadModel } from '@rosetta/monitoring-mart';
import { RawStore } from '@rosetta/raw-store';
import { assertPeriod } from '@rosetta/run-kit';
import { Serve } from '@rosetta/service-kit';
import { Live } from '../live/openLive';
import { GapOptions, Gaps } from './Gaps';
import { serveQuarantine } from './quarantineRoutes';
import { readJobStates } from './readJobStates';
import { readSources } from './readSources';

export interface AdministrationOptions extends GapOptions {
  live: Live;
  raw?: RawStore;
}

/** Serves how jobs and sources are, what is missing, and what brings it back. */
export const serveAdministration = (
  serve: Serve,
  { raw, ...options }: AdministrationOptions,
) => {
  const { db, runs, live } = options;
  const polls = new SourcePollReadModel(db);
  const gaps = new Gaps(options);

  serve(listJobStates, async () => ({ items: await readJobStates(runs) }));
  serve(listSourceReadings, async () => ({
    items: await readSources({ polls, live, runs }),
  }));
  serve(listGaps, ({ query }) => gaps.list(query.job));
  serve(startBackfill, async ({ body, caller }) => {
    const { job, from, to } = body;
    const { requestedAt, ...counts } = await runs.requestRange(
      { ...body, requestedBy: caller.subject },
      MAX_BACKFILL_PERIODS,
    );
    return { job, from, to, ...counts, requestedAt: requestedAt.toISOString() };
  });
  serve(getBackfill, ({ query }) => {
    const job = runs.jobs.get(query.job);
    assertPeriod(job, query.from, 'from');
    assertPeriod(job, query.to, 'to');
    return runs.countStates(query);
  });
  serveQuarantine(serve, raw);
};
