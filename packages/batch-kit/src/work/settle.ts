import { Knex } from 'knex';
import { appendRunEvent, NewRunEvent } from '@rosetta/run-kit';
import {
  AttemptLostError,
  failureSentence,
  isTransient,
  LeavingError,
  wordsOf,
} from '../errors';
import { MAX_FAILURES, RETRY_DELAY_SECONDS } from '../timing';
import { Attempt, AttemptStore } from './AttemptStore';
import { Hand } from './hand';
import { endSessions } from './sessions';
import { SliceStore } from './SliceStore';
import { tell } from './steps';
import { Work } from './Work';

/** Changes what becomes of the run and says so in its log; both, or neither. */
const decide = async (
  work: Work,
  attempt: Attempt,
  event: NewRunEvent,
  change: (trx: Knex.Transaction, attempts: AttemptStore) => Promise<void>,
) => {
  await work.db.transaction(async trx => {
    const attempts = new AttemptStore(trx);
    await attempts.assertHeld(attempt);
    await change(trx, attempts);
    await appendRunEvent(trx, attempt.runId, event);
  });
  tell(work, attempt, event);
};

const handBack = async (work: Work, hand: Hand) => {
  const { attempt } = hand;
  await new SliceStore(work.db).giveBack(attempt.runId, hand.id);
  if (hand.role === 'helper') return;
  const event = {
    level: 'info',
    message: `Handed back: ${work.worker} is stopping`,
  } as const;
  await decide(work, attempt, event, async (trx, attempts) => {
    await attempts.requeue(attempt, { failed: false, afterSeconds: 0 });
    await work.queue.announce(trx, [attempt.runId]);
  });
};

const tryLater = (work: Work, attempt: Attempt, sentence: string) => {
  const afterSeconds = RETRY_DELAY_SECONDS * 4 ** attempt.failures;
  const event = {
    level: 'warn',
    message: `${sentence}; trying again in ${afterSeconds} s`,
  } as const;
  return decide(work, attempt, event, async (trx, attempts) => {
    await attempts.requeue(attempt, { failed: true, afterSeconds });
    await work.queue.announce(trx, [attempt.runId], afterSeconds);
  });
};

const fail = (work: Work, attempt: Attempt, sentence: string) =>
  decide(work, attempt, { level: 'error', message: sentence }, (_, attempts) =>
    attempts.fail(attempt, sentence),
  );

const settleFailure = async (work: Work, hand: Hand, error: unknown) => {
  const { attempt } = hand;
  work.logger.warn(
    { err: error, runId: attempt.runId },
    `${hand.doing} failed`,
  );
  const failures = attempt.failures + 1;
  if (isTransient(error) && failures < MAX_FAILURES)
    await tryLater(work, attempt, `${hand.doing} failed: ${wordsOf(error)}`);
  else await fail(work, attempt, failureSentence(hand.doing, error, failures));
};

/** What becomes of a run whose attempt ended before its time. */
export const settle = async (work: Work, hand: Hand, error: unknown) => {
  const { runId } = hand.attempt;
  try {
    // Its transaction may hang on a statement; what it wrote is void, and must not be waited for.
    if (hand.signal.aborted) await endSessions(work.db, runId, hand.id);
    if (error instanceof LeavingError) await handBack(work, hand);
    else if (!(error instanceof AttemptLostError))
      await settleFailure(work, hand, error);
  } catch (unsettled) {
    // Cancelled or taken over meanwhile: then that stands. Or the database is away: then the lease ends by itself.
    work.logger.info({ err: unsettled, runId }, 'Attempt let go');
  }
};
