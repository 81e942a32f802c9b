import { JobState } from '@rosetta/contracts/monitoring';
import { JobDescription, nextTimes, RunService } from '@rosetta/run-kit';

const SECOND_MS = 1_000;

/** How long ago the period ended that was published last; 0 while it goes on. */
const behind = ({ period }: JobDescription, last: string, now: Date) => {
  const end = period.start(period.add(last, 1)).getTime();
  return Math.max(0, Math.round((now.getTime() - end) / SECOND_MS));
};

/** Where each job stands. */
export const readJobStates = async (
  runs: RunService,
  now = new Date(),
): Promise<JobState[]> => {
  const active = await runs.activeCounts();
  const countOf = (job: string, state: string) =>
    active.find(each => each.job === job && each.state === state)?.count ?? 0;
  return Promise.all(
    runs.jobs.all.map(async job => {
      const { name, period, schedule } = job;
      const [{ items: [lastRun = null] }, { items: [succeeded] }, last] =
        await Promise.all([
          runs.list({ job: name, limit: 1 }),
          runs.list({ job: name, state: 'succeeded', limit: 1 }),
          runs.publications(name).newest(period.of(now)),
        ]); // prettier-ignore
      return {
        job: name,
        next: schedule ? nextTimes(schedule, now, 1)[0].toISOString() : null,
        queued: countOf(name, 'queued'),
        running: countOf(name, 'running'),
        lastRun,
        lastSucceededAt: succeeded?.finishedAt ?? null,
        published: last ?? null,
        behindSeconds: last ? behind(job, last.period, now) : null,
      };
    }),
  );
};
