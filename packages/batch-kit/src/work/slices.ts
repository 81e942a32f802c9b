import { setTimeout as delay } from 'node:timers/promises';
import { Inputs } from '@rosetta/run-kit';
import { Hand } from './hand';
import { endSessions } from './sessions';
import { SliceStore, TakenSlice } from './SliceStore';
import { contextOf, whileHeld } from './steps';
import { Work } from './Work';

const LOOK_AGAIN_MS = 300;

/** The facts of a slice, its mark and its line of the log: all of them, or none. */
const shapeSlice = (
  work: Work,
  hand: Hand,
  inputs: Inputs,
  { no, payload }: TakenSlice,
) =>
  whileHeld(
    work,
    hand,
    trx => work.job.shape(contextOf(work, hand, inputs, trx), payload),
    async (trx, counts) => {
      await new SliceStore(trx).close(hand.attempt.runId, no, hand.id, counts);
      return { level: 'info', message: `Slice ${no} shaped`, fields: counts };
    },
  );

const workOnSlice = async (
  work: Work,
  hand: Hand,
  inputs: Inputs,
  slice: TakenSlice,
) => {
  const { runId } = hand.attempt;
  hand.doing = `Shaping slice ${slice.no}`;
  if (slice.silent) await endSessions(work.db, runId, slice.silent);
  try {
    await shapeSlice(work, hand, inputs, slice);
  } catch (error) {
    const slices = new SliceStore(work.db);
    if (await slices.isHeldBy(runId, slice.no, hand.id)) throw error;
    work.logger.info({ err: error, runId }, `Slice ${slice.no} is another's`);
  }
};

/** Takes slices for as long as there are any that nobody works on. */
export const takeSlices = async (work: Work, hand: Hand, inputs: Inputs) => {
  const slices = new SliceStore(work.db);
  for (;;) {
    hand.signal.throwIfAborted();
    work.leaving.throwIfAborted();
    const slice = await slices.take(hand.attempt, hand.id);
    if (!slice) return;
    await workOnSlice(work, hand, inputs, slice);
  }
};

/** Takes slices until all are done, by whomever; takes over those whose worker fell silent. */
export const finishSlices = async (work: Work, hand: Hand, inputs: Inputs) => {
  const slices = new SliceStore(work.db);
  for (;;) {
    await takeSlices(work, hand, inputs);
    const { done, total } = await slices.progress(hand.attempt.runId);
    if (done === total) return;
    hand.doing = 'Waiting for the last slices';
    await delay(LOOK_AGAIN_MS);
  }
};
