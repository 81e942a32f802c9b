import { isDeepStrictEqual } from 'node:util';
import { Inputs, PublicationStore } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { InputsChangedError } from '../errors';
import { Counts } from '../job';
import { AttemptStore } from './AttemptStore';
import { readInputs } from './inputs';
import { RunLease } from './RunLease';
import { SliceStore } from './SliceStore';
import { commitIfHeld, stepContext } from './steps';
import { WorkerContext } from './WorkerContext';

const addUp = (all: readonly Counts[]) => {
  const sums: Counts = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts))
      sums[name] = (sums[name] ?? 0) + count;
  return sums;
};

/** Figures made from two states of the source would be those of neither. */
const assertInputsUnchanged = async (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
) => {
  if (!isDeepStrictEqual(await readInputs(worker, lease), inputs))
    throw new InputsChangedError(
      'What it reads changed meanwhile: an import may be under way',
    );
};

const movePointer = async (
  trx: Knex.Transaction,
  { keepRuns }: WorkerContext,
  { job: { name: job, onPublish }, attempt: { runId, period } }: RunLease,
) => {
  const publications = new PublicationStore(trx, job);
  await publications.move({ runId, job, period });
  await publications.expire(keepRuns, period);
  await onPublish?.(trx, { runId, job, period });
};

/** Concludes and publishes, at once or not at all. What was counted in landing is among the counts of the run. */
export const publishRun = async (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
  landed: Counts,
) => {
  const { attempt, job } = lease;
  lease.activity = 'Concluding';
  await commitIfHeld(
    worker,
    lease,
    async trx => {
      const context = await stepContext(worker, lease, inputs, trx);
      const counts = (await job.conclude?.(context)) ?? {};
      await assertInputsUnchanged(worker, lease, inputs);
      const made = { ...inputs, ...(await job.foundInputs?.(context)) };
      lease.activity = 'Publishing';
      // Runs of several periods may refresh the same views: one publishes at a time.
      await new PublicationStore(trx, job.name).lock();
      const withheld = await job.withhold?.(context, made);
      if (!withheld) await movePointer(trx, worker, lease);
      return {
        counts: { ...counts, ...withheld },
        made,
        published: !withheld,
      };
    },
    async (trx, { counts: concluded, made, published }) => {
      const computed = await new SliceStore(trx).counts(attempt.runId);
      const counts = addUp([...computed, concluded, landed]);
      const attempts = new AttemptStore(trx);
      const ending = { published, withheld: !published };
      await attempts.succeed(attempt, made, counts, ending);
      const message = published
        ? 'Published'
        : 'Not published: its period is closed';
      return { level: 'info', message, fields: counts };
    },
  );
};
