import { Gap, GapReason } from '@rosetta/contracts/monitoring';
import { Run } from '@rosetta/contracts/runs';
import { JobDescription } from '@rosetta/run-kit';

/** What is known of the periods of a job that should have been published. */
export interface PeriodGapInput {
  job: JobDescription;
  /** Without a published run, in order. */
  missing: readonly string[];
  /** The newest run of each that has one. */
  newest: ReadonlyMap<string, Pick<Run, 'state' | 'error'>>;
  /** Whether what the job reads has published nothing of the period. */
  waits(period: string): boolean;
  /** Periods before this one have no input any more. */
  oldest?: string;
}

interface Cause {
  reason: GapReason;
  detail: string | null;
  closes: Gap['closes'];
  backfill: boolean;
}

const causeOf = (
  { job, newest, waits, oldest }: PeriodGapInput,
  period: string,
): Cause => {
  const run = newest.get(period);
  const again = job.schedule ? 'next-run' : 'by-hand';
  if (run?.state === 'queued' || run?.state === 'running')
    return { reason: 'run-active', detail: null, closes: 'next-run', backfill: false }; // prettier-ignore
  if (oldest !== undefined && period < oldest)
    return { reason: 'no-run', detail: run?.error ?? null, closes: 'never', backfill: false }; // prettier-ignore
  if (run?.state === 'failed')
    return { reason: 'run-failed', detail: run.error, closes: again, backfill: true }; // prettier-ignore
  if (run?.state === 'cancelled')
    return { reason: 'run-cancelled', detail: null, closes: again, backfill: true }; // prettier-ignore
  if (waits(period))
    return { reason: 'waits', detail: (job.reads ?? []).join(', '), closes: again, backfill: false }; // prettier-ignore
  return { reason: 'no-run', detail: null, closes: 'by-hand', backfill: true };
};

const isAlike = (a: Cause, b: Cause) =>
  a.reason === b.reason && a.detail === b.detail && a.closes === b.closes;

interface Stretch {
  cause: Cause;
  periods: string[];
}

/** Periods that follow one another and are missing for the same reason are one gap, the newest first. */
export const periodGaps = (input: PeriodGapInput): Gap[] => {
  const { job, missing } = input;
  const { period: kind } = job;
  const stretches: Stretch[] = [];
  for (const period of missing) {
    const cause = causeOf(input, period);
    const last = stretches.at(-1);
    const follows = last && kind.add(last.periods.at(-1)!, 1) === period;
    if (follows && isAlike(last.cause, cause)) last.periods.push(period);
    else stretches.push({ cause, periods: [period] });
  }
  return stretches.reverse().map(({ cause, periods }) => {
    const [from] = periods;
    const to = kind.add(periods.at(-1)!, 1);
    return {
      ...cause,
      id: `${job.name} ${from}`,
      jobs: [job.name],
      source: null,
      part: null,
      application: null,
      from: kind.start(from).toISOString(),
      to: kind.start(to).toISOString(),
      periods: { from, to, count: periods.length },
    };
  });
};
