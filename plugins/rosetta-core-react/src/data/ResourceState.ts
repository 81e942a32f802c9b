import { useMemo, useRef } from 'react';

/** What a page knows of something that it fetches. */
export interface ResourceState<T> {
  /** The last answer; stays while a newer one is awaited, and when refreshing it fails. */
  value?: T;
  /** The value answers another input: it stands in until the answer to this one is here. */
  previous?: boolean;
  error?: Error;
  loading: boolean;
  retry(): void;
}

/** The answer to the present input, and not one that only stands in for it. */
export const currentValue = <T>({ value, previous }: ResourceState<T>) =>
  previous ? undefined : value;

/** The same resource, in another form; memoize the function. */
export const useMapped = <T, U>(
  state: ResourceState<T>,
  map: (value: T) => U,
): ResourceState<U> => {
  const { value } = state;
  const mapped = useMemo(
    () => (value === undefined ? undefined : map(value)),
    [value, map],
  );
  return { ...state, value: mapped };
};

type Parts = Record<string, ResourceState<any>>;
type Joined<P extends Parts> = {
  [K in keyof P]: P[K] extends ResourceState<infer T> ? T : never;
};

const join = <P extends Parts>(parts: P) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, { value }]) => [name, value]),
  ) as Joined<P>;

const isSame = <P extends Parts>(joined: Joined<P>, parts: P) =>
  Object.keys(parts).length === Object.keys(joined).length &&
  Object.entries(parts).every(([name, { value }]) => joined[name] === value);

/**
 * Several resources as one: its value changes once all of them have answered the present
 * input, so that parts of two answers never stand side by side.
 */
export const useJoined = <P extends Parts>(
  parts: P,
): ResourceState<Joined<P>> => {
  const states = Object.values(parts);
  const failed = states.filter(({ error }) => error);
  const complete = states.every(
    ({ value, previous }) => value !== undefined && !previous,
  );
  const kept = useRef<Joined<P>>();
  if (complete && !(kept.current && isSame(kept.current, parts)))
    kept.current = join(parts);
  const broken = failed.some(state => currentValue(state) === undefined);
  return {
    value: broken ? undefined : kept.current,
    previous: !complete,
    error: failed[0]?.error,
    loading: states.some(({ loading }) => loading),
    retry: () =>
      (failed.length ? failed : states).forEach(({ retry }) => retry()),
  };
};
