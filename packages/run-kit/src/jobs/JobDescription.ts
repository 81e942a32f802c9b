import { InputError } from '@backstage/errors';
import { Job } from '@rosetta/contracts/runs';
import { overlapping, PeriodKind } from '../periods/Period';

/** What is known of a job without the means to run it: an API shows it, a worker runs it. */
export interface JobDescription {
  /** Names its runs and its publications; letters, digits, `-` and `_`. */
  name: string;
  description: string;
  period: PeriodKind;
  /** When periods with unpublished input are run: cron, UTC. Without it, by a CronJob or by people. */
  schedule?: string;
  /** Earlier jobs of the domain whose publications it reads. */
  reads?: readonly string[];
  /** The sources that it reads. When not said: those of its domain that no other job names, or none where it reads earlier jobs. */
  sources?: readonly string[];
}

/** A period of another job that a run reads. */
export interface ReadPeriod {
  job: string;
  period: string;
}

/** The jobs of a domain, in their order. */
export class Jobs<J extends JobDescription = JobDescription> {
  readonly all: readonly J[];

  constructor(all: readonly J[]) {
    this.all = all;
    all.forEach(({ name, reads = [] }, at) => {
      const earlier = all.slice(0, at).map(job => job.name);
      const unknown = reads.find(read => !earlier.includes(read));
      if (unknown)
        throw new Error(
          `Job ${name} reads ${unknown}, which is not a job before it`,
        );
    });
  }

  get names(): string[] {
    return this.all.map(({ name }) => name);
  }

  /** The job of that name, else the domain's first one; InputError naming the field when there is none. */
  get(name: string = this.names[0]): J {
    const job = this.all.find(each => each.name === name);
    if (!job)
      throw new InputError(
        `job: no job "${name}"; there is ${this.names.join(', ')}`,
      );
    return job;
  }

  /** The names of the jobs that read a source. */
  readersOf(source: string): string[] {
    const named = this.all.filter(job => job.sources?.includes(source));
    const readers = named.length
      ? named
      : this.all.filter(({ sources, reads = [] }) => !sources && !reads.length);
    return readers.map(({ name }) => name);
  }

  /** What a run of a job reads of the others. */
  readBy({ reads = [], period: kind }: J, period: string): ReadPeriod[] {
    return reads.flatMap(job =>
      overlapping(this.get(job).period, kind, period).map(each => ({
        job,
        period: each,
      })),
    );
  }
}

/** InputError naming the field, when a period is not of the kind that a job counts in. */
export const assertPeriod = (
  { name, period: kind }: JobDescription,
  period: string,
  field = 'period',
) => {
  if (!kind.schema.safeParse(period).success)
    throw new InputError(
      `${field}: must be a ${kind.name}, ${kind.format}: job ${name} counts in ${kind.name}s`,
    );
};

/** As the API answers it. */
export const toJob = ({
  name,
  period,
  schedule,
  description,
}: JobDescription): Job => ({
  name,
  period: period.name,
  schedule: schedule ?? null,
  description,
});
