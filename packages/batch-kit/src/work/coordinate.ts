import { isDeepStrictEqual } from 'node:util';
import { Inputs, PublicationStore } from '@rosetta/run-kit';
import { Counts } from '../job';
import { AttemptStore } from './AttemptStore';
import { readInputs } from './inputs';
import { publishRun } from './publishRun';
import { RunLease } from './RunLease';
import { runStages } from './stages';
import { commitIfHeld, runLog, writeRunLog } from './steps';
import { WorkerContext } from './WorkerContext';

/** Ends the run without doing anything, when the last figures of its period were made from the same. */
const endUnchanged = async (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
  landed: Counts,
) => {
  const { attempt } = lease;
  const { job, period } = attempt;
  const publications = new PublicationStore(worker.db, job);
  const last = (await publications.currentInputs(period)).get(period);
  if (!last || !isDeepStrictEqual(last.inputs, inputs)) return false;
  const nothing = async () => {};
  await commitIfHeld(worker, lease, nothing, async trx => {
    const counts = { ...landed, unchanged: true };
    const attempts = new AttemptStore(trx);
    await attempts.succeed(attempt, inputs, counts, { published: false });
    return {
      level: 'info',
      message: `Nothing to do: run ${last.runId}, the last one, was made from the same input`,
      fields: inputs,
    };
  });
  return true;
};

const land = async (
  worker: WorkerContext,
  lease: RunLease,
): Promise<Counts> => {
  const { attempt, job, signal } = lease;
  const { period, requestedAt } = attempt;
  const next = lease.activity;
  lease.activity = 'Landing';
  const log = runLog(worker, attempt);
  const counts = await job.land?.({ period, requestedAt, log, signal });
  lease.activity = next;
  return counts ?? {};
};

/** Takes a run from its sources to its publication. */
export const coordinate = async (worker: WorkerContext, lease: RunLease) => {
  const { attempt } = lease;
  await writeRunLog(worker, attempt, {
    level: 'info',
    message: `Started by ${worker.name}`,
    fields: { attempt: attempt.number },
  });
  const landed = await land(worker, lease);
  const inputs = await readInputs(worker, lease);
  const mayEnd = attempt.mode === 'run';
  if (mayEnd && (await endUnchanged(worker, lease, inputs, landed))) return;
  await runStages(worker, lease, inputs);
  await new AttemptStore(worker.db).setStep(attempt, 'conclude');
  worker.shutdownSignal.throwIfAborted();
  await publishRun(worker, lease, inputs, landed);
};
