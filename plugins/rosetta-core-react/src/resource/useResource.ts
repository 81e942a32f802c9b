import { useCallback, useEffect, useReducer, useState } from 'react';

export interface ResourceState<T> {
  /** The last answer; stays while a newer one is awaited, and when that fails. */
  value?: T;
  error?: Error;
  loading: boolean;
  retry(): void;
}

type Load<T> = (signal: AbortSignal) => Promise<T>;
type Kept<T> = Pick<ResourceState<T>, 'value' | 'error' | 'loading'>;

const merge = <T>(kept: Kept<T>, change: Partial<Kept<T>>): Kept<T> => ({
  ...kept,
  ...change,
});

/**
 * Asks, and asks again when `load` changes; memoize it. An answer that was overtaken
 * by a newer question is dropped, and its request is given up. Without a `load` the
 * question is not known yet: it waits.
 */
export function useResource<T>(load: Load<T>): ResourceState<T>;
export function useResource<T>(load: Load<T> | undefined): ResourceState<T>;
export function useResource<T>(load?: Load<T>): ResourceState<T> {
  const [state, change] = useReducer(merge<T>, { loading: true });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const settle = (outcome: Partial<Kept<T>>) => {
      if (!controller.signal.aborted) change({ loading: false, ...outcome });
    };
    change({ loading: true });
    load?.(controller.signal).then(
      value => settle({ value, error: undefined }),
      error => settle({ error }),
    );
    return () => controller.abort();
  }, [load, attempt]);

  return { ...state, retry };
}
