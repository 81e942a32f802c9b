import { Attempt, AttemptStore } from './AttemptStore';
import { coordinate } from './coordinate';
import { Hand, lendHand, Role, unlessLetGo } from './hand';
import { settle } from './settle';
import { takeSlices } from './slices';
import { Work } from './Work';

const help = async (work: Work, hand: Hand) => {
  const { preparedFrom } = hand.attempt;
  if (preparedFrom) await takeSlices(work, hand, preparedFrom);
};

const TASKS = { coordinator: coordinate, helper: help };

const lend = async (work: Work, attempt: Attempt, role: Role) => {
  const hand = lendHand(work, attempt, role);
  try {
    await unlessLetGo(hand, TASKS[role](work, hand));
  } catch (error) {
    await settle(work, hand, error);
  } finally {
    hand.letGo();
  }
};

/** Does what there is to do on a run: takes it up, or helps whoever did. What fails becomes the run's own failure. */
export const workOn = async (work: Work, runId: string) => {
  if (work.leaving.aborted) return;
  const attempts = new AttemptStore(work.db);
  const taken = await attempts.takeUp(runId, work.worker);
  if (taken) {
    await lend(work, taken, 'coordinator');
    return;
  }
  const joined = await attempts.joinable(runId);
  if (joined) await lend(work, joined, 'helper');
};
