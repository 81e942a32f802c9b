import { z } from 'zod';

/** The object within defaults, optional values and transformations, if it is one. */
function entriesOf(schema: z.core.$ZodType): z.core.$ZodShape {
  const def = schema._zod.def as {
    innerType?: z.core.$ZodType;
    in?: z.core.$ZodType;
    shape?: z.core.$ZodShape;
  };
  const inner = def.innerType ?? def.in;
  return inner ? entriesOf(inner) : def.shape ?? {};
}

/** Names of what may stand there. */
export function knownEntries(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): string[] {
  const [first, ...rest] = path;
  const entries = entriesOf(schema);
  if (first === undefined) return Object.keys(entries);
  const next = entries[String(first)];
  return next ? knownEntries(next, rest) : [];
}

/** Shorter names are part of too many others. */
const MIN_LENGTH = 5;

const isSimilar = (one: string, other: string) => {
  const [short, long] = [one, other]
    .map(name => name.toLowerCase())
    .sort((a, b) => a.length - b.length);
  return short.length >= MIN_LENGTH && long.includes(short);
};

function entriesLike(
  schema: z.core.$ZodType,
  name: string,
  path: readonly string[] = [],
): string[][] {
  return Object.entries(entriesOf(schema)).flatMap(([key, entry]) => [
    ...(isSimilar(key, name) ? [[...path, key]] : []),
    ...entriesLike(entry, name, [...path, key]),
  ]);
}

/** Paths of the entries, anywhere, that are nearest to a name: the one contains the other. */
export function similarEntries(
  schema: z.core.$ZodType,
  name: string,
): string[][] {
  const found = entriesLike(schema, name).map(path => ({
    path,
    distance: Math.abs(path.at(-1)!.length - name.length),
  }));
  const nearest = Math.min(...found.map(({ distance }) => distance));
  return found
    .filter(({ distance }) => distance === nearest)
    .map(({ path }) => path);
}
