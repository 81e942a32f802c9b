import { z } from 'zod';

/** The fields of a value that its contract refuses. */
export const wrongFieldsOf = (
  schema: z.ZodType,
  item: unknown,
): Set<PropertyKey> =>
  new Set(schema.safeParse(item).error?.issues.map(({ path }) => path[0]));

/**
 * What is wrong with each of several values, if anything: the same value may be set once.
 * @param keyOf - what a value is known by
 */
export const problemsOfAll = <Item, Problem extends string>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  problemOf: (item: Item) => Problem | undefined,
): (Problem | 'twice' | undefined)[] => {
  const seen = new Set<string>();
  return items.map(item => {
    const key = keyOf(item);
    const isSecond = seen.has(key);
    seen.add(key);
    return problemOf(item) ?? (isSecond ? 'twice' : undefined);
  });
};
