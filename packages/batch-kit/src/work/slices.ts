import { setTimeout as delay } from 'node:timers/promises';
import { Inputs } from '@rosetta/run-kit';
import { InputsChangedError } from '../errors';
import { RunLease } from './RunLease';
import { terminateSessions } from './sessions';
import { ClaimedSlice, SliceStore } from './SliceStore';
import { commitIfHeld, stepContext } from './steps';
import { WorkerContext } from './WorkerContext';

const POLL_MS = 300;

const stageNamed = ({ job }: RunLease, name: string) => {
  const stage = job.stages.find(each => each.name === name);
  // While workers are replaced, old and new ones share runs.
  if (!stage)
    throw new InputsChangedError(
      `workers differ: this one has no stage ${name}`,
    );
  return stage;
};

/** The facts of a slice, its state and its line of the log: all of them, or none. */
const commitSlice = (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
  slice: ClaimedSlice,
) =>
  commitIfHeld(
    worker,
    lease,
    async trx =>
      stageNamed(lease, slice.stage).run(
        await stepContext(worker, lease, inputs, trx),
        slice.payload,
      ),
    async (trx, counts) => {
      const { runId } = lease.attempt;
      await new SliceStore(trx).complete(runId, slice, lease.id, counts);
      return {
        level: 'info',
        message: `Stage ${slice.stage}: slice ${slice.no} done`,
        fields: counts,
      };
    },
  );

const workOnSlice = async (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
  slice: ClaimedSlice,
) => {
  const { runId } = lease.attempt;
  const { stage, no } = slice;
  lease.activity = `Stage ${stage}, slice ${no}`;
  if (slice.expiredLease)
    await terminateSessions(worker.db, runId, slice.expiredLease);
  try {
    await commitSlice(worker, lease, inputs, slice);
  } catch (error) {
    const slices = new SliceStore(worker.db);
    if (await slices.isHeldBy(runId, slice, lease.id)) throw error;
    worker.logger.info({ err: error, runId, stage, slice: no }, 'Slice lost');
  }
};

/**
 * Claims slices of the run's stage for as long as there are any that nobody works on.
 * @returns how many it worked on
 */
export const claimSlices = async (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
): Promise<number> => {
  const slices = new SliceStore(worker.db);
  for (let count = 0; ; count += 1) {
    lease.signal.throwIfAborted();
    worker.shutdownSignal.throwIfAborted();
    const slice = await slices.claim(lease.attempt, lease.id);
    if (!slice) return count;
    await workOnSlice(worker, lease, inputs, slice);
  }
};

/** Claims slices until all of a stage are done, by whomever; takes over those whose lease expired. */
export const finishSlices = async (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
  stage: string,
) => {
  const slices = new SliceStore(worker.db);
  for (;;) {
    await claimSlices(worker, lease, inputs);
    const { done, total } = await slices.progress(lease.attempt.runId, stage);
    if (done === total) return;
    lease.activity = `Stage ${stage}, waiting for the last slices`;
    await delay(POLL_MS);
  }
};
