import { getTimeline, TimelineKind } from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import { TimelineReadModel } from '@rosetta/monitoring-mart';
import { RunService } from '@rosetta/run-kit';
import { readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Owners } from '../live/Owners';
import { instantsOf } from './instantsOf';

/** The next page starts after this item. */
const Position = z.object({ at: InstantInput, id: z.string() });

export const serveTimeline = (
  serve: Serve,
  db: Knex,
  owners: Pick<Owners, 'assertKnown'>,
  runs: RunService,
) => {
  const timeline = new TimelineReadModel(db);
  serve(getTimeline, async ({ params, query: { limit, cursor, ...query } }) => {
    const filters = {
      application: params.app,
      ...instantsOf(query, runs.periodBounds),
      kinds: (query.kinds?.split(',') ??
        TimelineKind.options) as TimelineKind[],
    };
    const { rows: items, ...next } = await readPage(
      { limit, cursor },
      {
        list: ['timeline', params.app, query],
        position: Position,
        read: (after, most) => timeline.page(filters, { limit: most, after }),
      },
    );
    if (!items.length) await owners.assertKnown(params.app);
    return { items, ...next };
  });
};
