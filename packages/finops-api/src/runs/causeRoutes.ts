import { Readable } from 'node:stream';
import { InputError } from '@backstage/errors';
import { RunCauses, listRunCauses } from '@rosetta/contracts/finops';
import { CauseReadModel, COSTS_JOB } from '@rosetta/finops-mart';
import { readTwoRuns, RunService } from '@rosetta/run-kit';
import { Cache, Serve, ServedRequest } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { limitQueries } from '../limitQueries';
import { causesToCsv } from './causeCsv';

/** What two runs say never changes; this only limits how long the cache keeps it. */
const CACHE_SECONDS = 600;
const LIMIT_SECONDS = 60;

interface CauseTools {
  db: Knex;
  cache: Cache;
  runs: RunService;
}

const NOTHING = { totals: [], items: [] };

/** Serves why the figures of two runs of a month differ. */
export const serveCauses = (serve: Serve, { db, cache, runs }: CauseTools) => {
  const causes = new CauseReadModel(db);
  const limit = limitQueries({
    atATime: 2,
    seconds: LIMIT_SECONDS,
    tooLong: `The comparison took more than ${LIMIT_SECONDS} s and was stopped; try again shortly`,
  });

  const compare = ({
    params: { id },
    query,
  }: ServedRequest<typeof listRunCauses>): Promise<RunCauses> =>
    readTwoRuns(runs, { id, withId: query.with }, async (run, other, job) => {
      if (job !== COSTS_JOB.name)
        throw new InputError(
          `id: run ${id} is one of ${job}; only runs of ${COSTS_JOB.name} are compared by cause`,
        );
      if (!other) return NOTHING;
      return cache.getOrLoad(
        `causes:${run.runId}:${other.runId}`,
        CACHE_SECONDS,
        // Others may wait for the same answer, so nobody's leaving stops it.
        () => limit(signal => causes.byApplication(run, other, signal)),
      );
    });

  serve(listRunCauses, compare, {
    'text/csv': async (request, reply) =>
      reply.send(Readable.from([causesToCsv(await compare(request))]), {
        filename: 'changes-by-cause.csv',
      }),
  });
};
