import { isDeepStrictEqual } from 'node:util';
import { Inputs } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { Stage } from '../job';
import { AttemptStore } from './AttemptStore';
import { recordReads } from './reads';
import { RunLease } from './RunLease';
import { finishSlices } from './slices';
import { SliceStore } from './SliceStore';
import { commitIfHeld, stepContext, writeRunLog } from './steps';
import { WorkerContext } from './WorkerContext';

const countOf = (count: number) =>
  `${count} ${count === 1 ? 'slice' : 'slices'}`;

/** Before the first stage: what an earlier attempt left goes, and what is read is recorded. */
const clear = async ({ job, attempt }: RunLease, trx: Knex.Transaction) => {
  const { runId, resumable } = attempt;
  if (resumable) await job.drop(runId, trx);
  await new SliceStore(trx).deleteAll(runId);
  await recordReads(trx, runId);
};

/** Cuts a stage into slices. */
const cut = (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
  stage: Stage,
  isFirst: boolean,
) => {
  const { attempt } = lease;
  lease.activity = `Stage ${stage.name}, cutting slices`;
  return commitIfHeld(
    worker,
    lease,
    async trx => {
      if (isFirst) await clear(lease, trx);
      return stage.slices(await stepContext(worker, lease, inputs, trx));
    },
    async (trx, slices) => {
      const progress = { done: 0, total: slices.length };
      await new SliceStore(trx).insert(attempt.runId, stage.name, slices);
      // Not before: until the row is locked at the end, the log of the run can be written.
      const attempts = new AttemptStore(trx);
      if (isFirst) await attempts.begin(attempt, inputs);
      await attempts.enterStage(attempt, stage.name, progress);
      return {
        level: 'info',
        message: `Stage ${stage.name}: ${countOf(slices.length)}`,
        fields: isFirst ? inputs : {},
      };
    },
  );
};

/** Goes on with the slices of an earlier attempt that read the same. */
const resume = async (
  { db, ...worker }: WorkerContext,
  { attempt }: RunLease,
  stage: Stage,
) => {
  const slices = new SliceStore(db);
  await slices.release(attempt.runId);
  const progress = await slices.progress(attempt.runId, stage.name);
  await new AttemptStore(db).enterStage(attempt, stage.name, progress);
  await writeRunLog({ db, ...worker }, attempt, {
    level: 'info',
    message: `Resumed in stage ${stage.name} after ${progress.done} of ${progress.total} slices`,
  });
};

/** Where an attempt goes on: the stage of an earlier one that read the same; else the first, -1 when it is to be cut. */
const resumableStage = ({ job, attempt }: RunLease, inputs: Inputs) => {
  const { resumable } = attempt;
  if (!resumable || !isDeepStrictEqual(resumable.inputs, inputs)) return -1;
  return job.stages.findIndex(({ name }) => name === resumable.stage);
};

/** Takes the run through its stages: each begins when all slices of the one before are done. */
export const runStages = async (
  worker: WorkerContext,
  lease: RunLease,
  inputs: Inputs,
) => {
  const { stages } = lease.job;
  const { runId } = lease.attempt;
  const resumed = resumableStage(lease, inputs);
  for (let at = Math.max(resumed, 0); at < stages.length; at += 1) {
    const stage = stages[at];
    worker.shutdownSignal.throwIfAborted();
    if (at === resumed) await resume(worker, lease, stage);
    else await cut(worker, lease, inputs, stage, at === 0);
    const slices = new SliceStore(worker.db);
    const { done, total } = await slices.progress(runId, stage.name);
    await worker.queue.wakeHelpers(runId, total - done - 1);
    await finishSlices(worker, lease, inputs, stage.name);
  }
};
