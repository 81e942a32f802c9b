import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { z } from 'zod';

type Shape = Record<string, z.ZodType>;
type UrlState<S extends Shape> = { [K in keyof S]?: z.output<S[K]> };

/** What of the address is valid; a wrong value is left out, as if it were not there. */
export const parseUrlState = <S extends Shape>(
  schema: z.ZodObject<S>,
  params: URLSearchParams,
): UrlState<S> =>
  Object.fromEntries(
    Object.entries(schema.shape).flatMap(([name, field]) => {
      const text = params.get(name);
      const parsed = text === null ? undefined : field.safeParse(text);
      return parsed?.success ? [[name, parsed.data]] : [];
    }),
  ) as UrlState<S>;

/** Values of the address that can't be read, by name: the page shows something else than the link says. */
export const unreadable = <S extends Shape>(
  schema: z.ZodObject<S>,
  params: URLSearchParams,
): string[] =>
  Object.entries(schema.shape).flatMap(([name, field]) => {
    const text = params.get(name);
    const wrong = text !== null && !field.safeParse(text).success;
    return wrong ? [`${name}=${text}`] : [];
  });

/** Names keep their place, new ones go to the end: the order is the way one came. */
export const changeParams = (
  params: URLSearchParams,
  change: Record<string, unknown>,
) => {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
};

/**
 * What a page is set to, in its address: Back works, and a link opens the same view
 * for a colleague. `undefined` in a change takes the name away.
 */
export const useUrlState = <S extends Shape>(schema: z.ZodObject<S>) => {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => parseUrlState(schema, params), [schema, params]);
  const change = useCallback(
    (next: { [K in keyof S]?: z.output<S[K]> | undefined }) =>
      setParams(before => changeParams(before, next)),
    [setParams],
  );
  const wrong = useMemo(() => unreadable(schema, params), [schema, params]);
  return { state, change, params, wrong };
};
