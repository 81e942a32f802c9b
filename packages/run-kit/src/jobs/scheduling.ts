import { z } from 'zod';
import { JobDescription } from './JobDescription';

/** What service and batch of a domain read of its section, so that both know the same schedules. */
export const schedulingConfig = (jobs: readonly JobDescription[]) => ({
  /** When periods with new input are run, by job; cron, UTC. */
  schedules: z
    .strictObject(
      Object.fromEntries(
        jobs
          .filter(({ schedule }) => schedule)
          .map(({ name, schedule }) => [
            name,
            z.string().min(1).default(schedule!),
          ]),
      ),
    )
    .prefault({}),
  /** False where a CronJob keeps the time: never both. */
  scheduleInWorker: z.boolean().default(true),
});

export interface Scheduling {
  schedules: Readonly<Record<string, string>>;
  scheduleInWorker: boolean;
}

/** The jobs with the schedules of the configuration; with none where a CronJob keeps the time. */
export const withSchedules = <J extends JobDescription>(
  jobs: readonly J[],
  { schedules, scheduleInWorker }: Scheduling,
): J[] =>
  jobs.map(job => ({
    ...job,
    schedule: scheduleInWorker ? schedules[job.name] : undefined,
  }));
