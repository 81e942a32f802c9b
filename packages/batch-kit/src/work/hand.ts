import { randomBytes } from 'node:crypto';
import { AttemptLostError } from '../errors';
import { BEAT_MS, GRACE_MS } from '../timing';
import { Attempt, AttemptStore } from './AttemptStore';
import { SliceStore } from './SliceStore';
import { Work } from './Work';

/** The one that prepares and publishes, or one of those that help with the slices. */
export type Role = 'coordinator' | 'helper';

/** One pair of hands on a run: says it is alive, and hears when it must let go. */
export interface Hand {
  id: string;
  role: Role;
  attempt: Attempt;
  /** Aborts when the run is no longer held, or when the worker's time to leave is up. */
  signal: AbortSignal;
  /** What it is doing, for the sentence that says what failed. */
  doing: string;
  letGo(): void;
}

const assertAlive = async ({ db }: Work, { id, role, attempt }: Hand) => {
  const attempts = new AttemptStore(db);
  const held =
    role === 'coordinator'
      ? await attempts.renew(attempt)
      : await attempts.isHeld(attempt);
  if (!held) throw new AttemptLostError(attempt.runId);
  await new SliceStore(db).renew(attempt.runId, id);
};

/** Renews what the hand holds every few seconds, until it is closed or no longer held. */
const keepAlive = (
  work: Work,
  hand: Hand,
  closed: AbortSignal,
  end: AbortController,
) => {
  const beat = async () => {
    if (closed.aborted) return;
    try {
      await assertAlive(work, hand);
    } catch (error) {
      if (error instanceof AttemptLostError) end.abort(error);
      // The database may be away for a moment; what is held shows when it is back.
      else work.logger.warn({ err: error }, 'Lease not renewed');
    }
    setTimeout(beat, BEAT_MS).unref();
  };
  setTimeout(beat, BEAT_MS).unref();
};

/** Leaves some time to finish what is in hand, once the worker wants to leave. */
const grantGrace = (
  { leaving }: Work,
  closed: AbortSignal,
  end: AbortController,
) => {
  const over = () => end.abort(leaving.reason);
  const begin = () => setTimeout(over, GRACE_MS).unref();
  leaving.addEventListener('abort', begin, { signal: closed });
};

export const lendHand = (work: Work, attempt: Attempt, role: Role): Hand => {
  const end = new AbortController();
  const closed = new AbortController();
  const hand: Hand = {
    id: randomBytes(6).toString('hex'),
    role,
    attempt,
    signal: end.signal,
    doing: 'Reading what to work from',
    letGo: () => closed.abort(),
  };
  keepAlive(work, hand, closed.signal, end);
  grantGrace(work, closed.signal, end);
  return hand;
};

/** Settles with the work, or as soon as the hand must let go: what the work then still does is rolled back. */
export const unlessLetGo = <T>({ signal }: Hand, work: Promise<T>) =>
  new Promise<T>((resolve, reject) => {
    const letGo = () => reject(signal.reason);
    if (signal.aborted) letGo();
    signal.addEventListener('abort', letGo);
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', letGo));
  });
