import { isDeepStrictEqual } from 'node:util';
import { Inputs, PublicationStore } from '@rosetta/run-kit';
import { Counts } from '../job';
import { AttemptStore } from './AttemptStore';
import { Hand } from './hand';
import { publish } from './publish';
import { finishSlices } from './slices';
import { SliceStore } from './SliceStore';
import { contextOf, logLine, readInputs, runLog, whileHeld } from './steps';
import { Work } from './Work';

/** Ends the run without doing anything, when what is published was made from the same. */
const endUnchanged = async (
  work: Work,
  hand: Hand,
  inputs: Inputs,
  landed: Counts,
) => {
  const { attempt } = hand;
  const { job, period } = attempt;
  const publications = new PublicationStore(work.db, job);
  const published = (await publications.currentInputs(period)).get(period);
  if (!published || !isDeepStrictEqual(published.inputs, inputs)) return false;
  const nothing = async () => {};
  await whileHeld(work, hand, nothing, async trx => {
    const counts = { ...landed, unchanged: true };
    await new AttemptStore(trx).succeed(attempt, inputs, counts);
    return {
      level: 'info',
      message: `Nothing to do: run ${published.runId}, which is published, was made from the same input`,
      fields: inputs,
    };
  });
  return true;
};

/** Goes on with the slices of an earlier attempt that read the same. */
const resume = async (work: Work, { attempt }: Hand) => {
  const slices = new SliceStore(work.db);
  await slices.giveBack(attempt.runId);
  const { done, total } = await slices.progress(attempt.runId);
  await logLine(work, attempt, {
    level: 'info',
    message: `Going on after ${done} of ${total} slices`,
  });
  return total - done;
};

/** Cuts the run into slices; what an earlier attempt left goes. */
const prepare = async (work: Work, hand: Hand, inputs: Inputs) => {
  const { attempt } = hand;
  hand.doing = 'Preparing';
  const slices = await whileHeld(
    work,
    hand,
    async trx => {
      if (attempt.preparedFrom) await work.job.drop(attempt.runId, trx);
      return work.job.prepare(contextOf(work, hand, inputs, trx));
    },
    async (trx, cut) => {
      await new SliceStore(trx).replace(attempt.runId, cut);
      await new AttemptStore(trx).markPrepared(attempt, inputs, cut.length);
      return {
        level: 'info',
        message: `Prepared ${cut.length} ${
          cut.length === 1 ? 'slice' : 'slices'
        }`,
        fields: inputs,
      };
    },
  );
  return slices.length;
};

const land = async (work: Work, hand: Hand): Promise<Counts> => {
  const { attempt, signal } = hand;
  const { period, requestedAt } = attempt;
  const next = hand.doing;
  hand.doing = 'Landing';
  const log = runLog(work, attempt);
  const counts = await work.job.land?.({ period, requestedAt, log, signal });
  hand.doing = next;
  return counts ?? {};
};

/** Takes a run from its sources to its publication. */
export const coordinate = async (work: Work, hand: Hand) => {
  const { attempt } = hand;
  const attempts = new AttemptStore(work.db);
  await logLine(work, attempt, {
    level: 'info',
    message: `Taken up by ${work.worker}`,
    fields: { attempt: attempt.number },
  });
  const landed = await land(work, hand);
  const inputs = await readInputs(work, hand);
  const mayEnd = attempt.mode === 'run';
  if (mayEnd && (await endUnchanged(work, hand, inputs, landed))) return;
  const left = isDeepStrictEqual(attempt.preparedFrom, inputs)
    ? await resume(work, hand)
    : await prepare(work, hand, inputs);
  await attempts.setStep(attempt, 'shape');
  await work.queue.askForHelp(attempt.runId, left - 1);
  await finishSlices(work, hand, inputs);
  await attempts.setStep(attempt, 'conclude');
  work.leaving.throwIfAborted();
  await publish(work, hand, inputs, landed);
};
