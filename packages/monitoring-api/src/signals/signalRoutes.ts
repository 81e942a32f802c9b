import { InputError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import {
  getGoldenSignals,
  GoldenSignals,
  SIGNALS,
  SignalSeries,
} from '@rosetta/contracts/monitoring';
import { SignalReadModel, startOfHour } from '@rosetta/monitoring-mart';
import { assertWithinBounds, HOURS, RunService } from '@rosetta/run-kit';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Owners } from '../live/Owners';
import { gapsOf, SeriesPart, Steps, toSeries } from './toSeries';

type Query = RouteRequest<typeof getGoldenSignals>['query'];

const DEFAULT_HOURS = 24;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MAX_HOURS = { minute: 3 * 24, hour: 400 * 24 };

interface HourWindow {
  /** Hours, half-open. */
  from: string;
  to: string;
}

/** The whole hours of a query: one bound alone is a day. */
const resolveHours = ({ from, to }: Query, now: Date): HourWindow => {
  const hourOf = (instant: string) => HOURS.of(new Date(instant));
  const end = to
    ? HOURS.of(new Date(Date.parse(to) + HOUR_MS - 1))
    : HOURS.add(from ? hourOf(from) : HOURS.of(now), from ? DEFAULT_HOURS : 1);
  return {
    from: from ? hourOf(from) : HOURS.add(end, -DEFAULT_HOURS),
    to: end,
  };
};

const hoursBetween = (from: string, to: string) =>
  (HOURS.start(to).getTime() - HOURS.start(from).getTime()) / HOUR_MS;

const assertLength = ({ step }: Query, { from, to }: HourWindow) => {
  const most = MAX_HOURS[step];
  if (hoursBetween(from, to) <= most) return;
  const cure = step === 'minute' ? '; ask for more with step=hour' : '';
  throw new InputError(`to: at most ${most / 24} days after from${cure}`);
};

/** Steps that are over: what is still to come is no gap. */
const stepsOf = ({ step }: Query, window: HourWindow, now: Date): Steps => {
  const stepMs = step === 'minute' ? MINUTE_MS : HOUR_MS;
  const from = startOfHour(window.from);
  const end = Math.min(HOURS.start(window.to).getTime(), now.getTime());
  const count = Math.floor((end - Date.parse(from)) / stepMs);
  return { from, stepMs, count: Math.max(0, count) };
};

const PERCENTILES = new Set(
  SIGNALS.filter(({ kind }) => kind === 'percentile').map(({ id }) => id),
);

/** Why an hour that is known has no value of its own. */
const reasonOf = (signal: string): SignalSeries['reason'] =>
  PERCENTILES.has(signal) ? 'no-hourly-percentile' : undefined;

export const serveSignals = (
  serve: Serve,
  db: Knex,
  owners: Pick<Owners, 'assertKnown'>,
  runs: RunService,
) => {
  const signals = new SignalReadModel(db);

  const readParts = async (
    application: string,
    { step }: Query,
    window: HourWindow,
  ): Promise<SeriesPart[]> => {
    const at = (hour: string) => hoursBetween(window.from, hour);
    if (step === 'hour')
      return (await signals.hours(application, window)).map(row => ({
        ...row,
        at: at(row.hour),
        values: [row.value],
        reason: reasonOf(row.signal),
      }));
    return (await signals.minutes(application, window)).map(row => ({
      ...row,
      at: at(row.hour) * 60,
      values: row.minutes ?? [],
      reason: row.minutes ? undefined : 'no-longer-kept',
    }));
  };

  serve(getGoldenSignals, async ({ params, query }): Promise<GoldenSignals> => {
    const now = new Date();
    const window = resolveHours(query, now);
    for (const bound of ['from', 'to'] as const)
      assertWithinBounds(bound, window[bound], runs.periodBounds);
    assertLength(query, window);
    const steps = stepsOf(query, window, now);
    const items = toSeries(await readParts(params.app, query, window), steps);
    // A deleted application may still have a history.
    if (!items.length) await owners.assertKnown(params.app);
    return {
      from: steps.from,
      to: startOfHour(window.to),
      step: query.step,
      items,
      gaps: gapsOf(items, steps),
      published: {
        ...(await signals.published(window)),
        of: hoursBetween(window.from, window.to),
      },
    };
  });
};
