import { monitoring } from '@rosetta/contracts/domains';
import { SourceReading } from '@rosetta/contracts/monitoring';
import { SourcePollReadModel, SourcePolls } from '@rosetta/monitoring-mart';
import { lastRead, nextTimes, RunService } from '@rosetta/run-kit';
import { sourcesOf } from '@rosetta/sources';
import { Live } from '../live/openLive';

const SECOND_MS = 1_000;
/** What should have been read once, and a moment for it to end. */
const GRACE_MS = 60 * SECOND_MS;

/** How often a source should be read: as often as the job that reads it most. */
const intervalMs = (runs: RunService, readers: readonly string[], now: Date) => {
  const intervals = readers.flatMap(name => {
    const { schedule } = runs.jobs.get(name);
    if (!schedule) return [];
    const [first, second] = nextTimes(schedule, now, 2);
    return [second.getTime() - first.getTime()];
  });
  return intervals.length ? Math.min(...intervals) : null;
}; // prettier-ignore

const isLate = (
  { last, lastReadAt }: SourcePolls,
  everyMs: number | null,
  now: Date,
) => {
  if (everyMs === null || last === null) return false;
  if (lastReadAt === null) return true;
  return now.getTime() - Date.parse(lastReadAt) > 2 * everyMs + GRACE_MS;
};

export interface SourcesOptions {
  polls: SourcePollReadModel;
  live: Pick<Live, 'connected' | 'sourceHealth'>;
  runs: RunService;
}

/** Each source of the domain: how it is now, and how the batch read it. */
export const readSources = async (
  { polls, live, runs }: SourcesOptions,
  now = new Date(),
): Promise<SourceReading[]> => {
  const [bySource, health] = await Promise.all([
    polls.bySource(),
    live.sourceHealth(source => lastRead(runs, source)),
  ]);
  return sourcesOf(monitoring.name).map(({ name, title, connection }) => {
    const read = SourcePollReadModel.of(bySource, name);
    const client = live.connected.find(({ source }) => source.name === name);
    const readers = connection?.land ? runs.jobs.readersOf(name) : [];
    const everyMs = intervalMs(runs, readers, now);
    return {
      ...{ name, title, ...read, jobs: readers },
      live: health.find(each => each.name === name)!,
      liveCalls: client
        ? {
            ...client.activity.lastHour(now.getTime()),
            breaker: client.activity.breaker,
          }
        : null,
      everySeconds: everyMs === null ? null : everyMs / SECOND_MS,
      late: client !== undefined && isLate(read, everyMs, now),
    };
  });
};
