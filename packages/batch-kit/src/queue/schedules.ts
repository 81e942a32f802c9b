import { RunService, scheduleQueueOf } from '@rosetta/run-kit';
import { PgBoss } from 'pg-boss';
import { Logger } from 'pino';

/** Queues the runs of a job by itself, at the times of a cron expression. */
export interface Schedule {
  /** Also its name. */
  job: string;
  cron: string;
  /** UTC when not said. */
  timezone?: string;
  /** For which periods, each time it is due. */
  periods(): Promise<readonly string[]>;
}

interface Tools {
  boss: PgBoss;
  runs: RunService;
  domain: string;
  logger: Logger;
}

/** Makes the stored schedules those of the configuration: what was taken out of it must not fire. */
const store = async (
  { boss, domain }: Tools,
  schedules: readonly Schedule[],
) => {
  const queue = scheduleQueueOf(domain);
  const wanted = new Set(schedules.map(({ job }) => job));
  for (const { key } of await boss.getSchedules(queue))
    if (!wanted.has(key)) await boss.unschedule(queue, key);
  for (const { job, cron, timezone } of schedules)
    await boss.schedule(queue, cron, { name: job }, { key: job, tz: timezone });
};

const queueRuns = async (
  { runs, logger }: Tools,
  { job, periods }: Schedule,
) => {
  // Before periods are selected, so that its runs cover what lands meanwhile.
  const requestedAt = await runs.now();
  const due = await periods();
  const queued = await runs.requestAll(due, {
    job,
    mode: 'run',
    requestedBy: 'schedule',
    reason: `Schedule ${job}`,
    requestedAt,
  });
  logger.info({ job, periods: due.length, queued }, 'Schedule fired');
};

/** Queues the runs of schedules that are due. The queue makes one message of each time, however many workers there are. */
export const followSchedules = async (
  tools: Tools,
  schedules: readonly Schedule[],
) => {
  await store(tools, schedules);
  if (schedules.length === 0) return;
  await tools.boss.work<{ name: string }>(
    scheduleQueueOf(tools.domain),
    async ([{ data }]) => {
      const due = schedules.find(({ job }) => job === data.name);
      if (due) await queueRuns(tools, due);
    },
  );
};
