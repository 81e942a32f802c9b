import { JobDescription } from '@rosetta/run-kit';
import { SourceIngestion, SourceIngestionOptions } from '@rosetta/sources';

/**
 * One ingestion for each job, of the sources that the job names, or else of those that no job names: a
 * source that fails concerns the jobs that need it, and no other. What a job reads of others lands all the
 * same: the run finishes, and the gap is counted.
 */
export const createIngestions = (
  jobs: readonly JobDescription[],
  options: SourceIngestionOptions,
) => {
  const named = new Set(jobs.flatMap(({ sources = [] }) => sources));
  return ({ sources: own }: JobDescription) =>
    new SourceIngestion({
      ...options,
      partial: true,
      sources: {
        get all() {
          return options.sources.all.filter(({ source: { name } }) =>
            own ? own.includes(name) : !named.has(name),
          );
        },
      },
    });
};
