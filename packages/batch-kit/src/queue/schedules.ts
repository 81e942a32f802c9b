import { ConflictError } from '@backstage/errors';
import { PgBoss } from 'pg-boss';
import { RunService, scheduleQueueOf } from '@rosetta/run-kit';
import { Logger } from 'pino';

/** Queues runs by itself, at the times of a cron expression. */
export interface Schedule {
  /** Letters, digits and `-`; shown as the reason of the runs. */
  name: string;
  cron: string;
  /** UTC when not said. */
  timezone?: string;
  /** For which periods, asked each time it is due. */
  periods(): Promise<readonly string[]>;
}

interface Where {
  boss: PgBoss;
  runs: RunService;
  job: string;
  logger: Logger;
}

/** Makes the stored schedules those of the configuration: what was taken out of it must not fire. */
const store = async ({ boss, job }: Where, schedules: readonly Schedule[]) => {
  const queue = scheduleQueueOf(job);
  const wanted = new Set(schedules.map(({ name }) => name));
  for (const { key } of await boss.getSchedules(queue))
    if (!wanted.has(key)) await boss.unschedule(queue, key);
  for (const { name, cron, timezone } of schedules)
    await boss.schedule(queue, cron, { name }, { key: name, tz: timezone });
};

const queueRuns = async (
  runs: RunService,
  logger: Logger,
  { name, periods }: Schedule,
) => {
  // What lands while periods are looked for was asked for by all of the runs.
  const requestedAt = await runs.now();
  // The latest is what people look at: it does not wait for a year that is to be run again.
  for (const period of (await periods()).toReversed()) {
    try {
      await runs.request({
        period,
        mode: 'run',
        requestedBy: 'schedule',
        reason: `Schedule ${name}`,
        requestedAt,
      });
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      logger.info({ period }, `Schedule ${name}: ${error.message}`);
    }
  }
};

/** Queues the runs of schedules that are due. The queue makes one ticket of each time, however many workers look. */
export const followSchedules = async (
  where: Where,
  schedules: readonly Schedule[],
) => {
  await store(where, schedules);
  if (schedules.length === 0) return;
  const { boss, runs, job, logger } = where;
  await boss.work<{ name: string }>(
    scheduleQueueOf(job),
    async ([{ data }]) => {
      const due = schedules.find(({ name }) => name === data.name);
      if (due) await queueRuns(runs, logger, due);
    },
  );
};
