import { ServiceUnavailableError } from '@backstage/errors';
import pLimit from 'p-limit';

interface QueryLimits {
  atATime: number;
  seconds: number;
  /** The message of a query that took longer. */
  tooLong: string;
}

/**
 * Lets few of the queries run at a time that use a connection and much of a processor, and stops those that
 * take too long.
 */
export const limitQueries = ({ atATime, seconds, tooLong }: QueryLimits) => {
  const queue = pLimit(atATime);
  /** @param signal - aborts when nobody waits for the answer any more */
  return async <T>(
    query: (either: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> => {
    const timeout = AbortSignal.timeout(seconds * 1000);
    const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
    try {
      return await queue(() => {
        either.throwIfAborted();
        return query(either);
      });
    } catch (error) {
      if (timeout.aborted) throw new ServiceUnavailableError(tooLong, error);
      throw error;
    }
  };
};
