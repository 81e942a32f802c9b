import { isDeepStrictEqual } from 'node:util';
import { Inputs } from '../job';
import { PublicationStore } from '../runs/PublicationStore';
import { AttemptStore } from './AttemptStore';
import { Hand } from './hand';
import { publish } from './publish';
import { finishSlices } from './slices';
import { SliceStore } from './SliceStore';
import { contextOf, logLine, runLog, whileHeld } from './steps';
import { Work } from './Work';

/** Ends the run without doing anything, when what is published was made from the same. */
const endUnchanged = async (work: Work, hand: Hand, inputs: Inputs) => {
  const { attempt } = hand;
  const published = await new PublicationStore(
    work.db,
    attempt.job,
  ).currentInputs(attempt.period);
  if (!published || !isDeepStrictEqual(published.inputs, inputs)) return false;
  const nothing = async () => {};
  await whileHeld(work, hand, nothing, async trx => {
    await new AttemptStore(trx).succeed(attempt, inputs, { unchanged: true });
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
        message: `Prepared ${cut.length} slices`,
        fields: inputs,
      };
    },
  );
  return slices.length;
};

const land = async (work: Work, hand: Hand) => {
  const { attempt, signal } = hand;
  const next = hand.doing;
  hand.doing = 'Landing';
  const log = runLog(work, attempt);
  await work.job.land?.({ period: attempt.period, log, signal });
  hand.doing = next;
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
  await land(work, hand);
  const inputs = await work.job.inputs(attempt.period, hand.signal);
  if (attempt.mode === 'run' && (await endUnchanged(work, hand, inputs)))
    return;
  const left = isDeepStrictEqual(attempt.preparedFrom, inputs)
    ? await resume(work, hand)
    : await prepare(work, hand, inputs);
  await attempts.setStep(attempt, 'shape');
  await work.queue.askForHelp(attempt.runId, left - 1);
  await finishSlices(work, hand, inputs);
  await attempts.setStep(attempt, 'conclude');
  work.leaving.throwIfAborted();
  await publish(work, hand, inputs);
};
