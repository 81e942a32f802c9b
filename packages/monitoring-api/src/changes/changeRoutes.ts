import {
  Freeze,
  getChangeCalendar,
  getChangeQuality,
  listApplicationChanges,
} from '@rosetta/contracts/monitoring';
import { DateRange } from '@rosetta/contracts/values';
import { DAYS, resolveDays, RunService } from '@rosetta/run-kit';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Dependencies } from '../incidents/Dependencies';
import { Owners } from '../live/Owners';
import { ChangeService } from './ChangeService';

/** Ranges of queries without bounds: what was, and what is planned. */
const DAYS_BACK = 30;
const DAYS_AHEAD = 14;

export interface ChangeRouteOptions {
  db: Knex;
  owners: Pick<Owners, 'assertKnown' | 'groupsAbove'>;
  runs: RunService;
  dependencies: Dependencies;
  freezes: readonly Freeze[];
}

export const serveChanges = (
  serve: Serve,
  { db, owners, runs, dependencies, freezes }: ChangeRouteOptions,
) => {
  const changes = new ChangeService(db, dependencies, freezes, group =>
    owners.groupsAbove(group),
  );
  const rangeOf = (query: Partial<DateRange>, back: number, ahead: number) => {
    const today = DAYS.of(new Date());
    const around = {
      from: DAYS.add(today, -back),
      to: DAYS.add(today, ahead + 1),
    };
    const { from, to } = query;
    return resolveDays(from || to ? { from, to } : around, back, runs.periodBounds); // prettier-ignore
  };

  serve(listApplicationChanges, async ({ params, query }) => {
    const { limit, cursor, type, ...days } = query;
    const found = await changes.page(
      rangeOf(days, DAYS_BACK, DAYS_AHEAD),
      { application: params.app, type },
      { limit, cursor },
    );
    if (!found.items.length) await owners.assertKnown(params.app);
    return found;
  });
  serve(getChangeCalendar, ({ query: { from, to, ...scope } }) =>
    changes.calendar(rangeOf({ from, to }, 0, DAYS_AHEAD), scope),
  );
  serve(getChangeQuality, ({ query: { from, to, ...scope } }) =>
    changes.quality(rangeOf({ from, to }, DAYS_BACK, 0), scope),
  );
};
