import { InstantInput } from '@rosetta/contracts/values';

/**
 * The forms that exports write: a day, or a time with or without zone, `UTC` in
 * letters as BigQuery has it, whole hours as PostgreSQL. Anything else is refused,
 * as `new Date` would take some of it in the zone of the machine.
 */
const SHAPE =
  /^[12]\d{3}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)? ?(Z|UTC|[+-]\d\d(:?\d\d)?)?)?$/i;

const parse = (text: string): string | undefined => {
  if (!SHAPE.test(text)) return undefined;
  const zoned = text
    .toUpperCase()
    .replace(/ ?UTC$/, 'Z')
    .replace(/ ([+-])/, '$1');
  return InstantInput.safeParse(zoned).data;
};

/** A month of billing has some 1,500 different instants, on millions of lines. */
const REMEMBERED = 10_000;
const remembered = new Map<string, string>();

/** The instant, UTC, as Rosetta writes it; a time without a zone is UTC. */
export const instantOf = (text: string): string | undefined => {
  const known = remembered.get(text);
  if (known) return known;
  const instant = parse(text);
  if (remembered.size >= REMEMBERED) remembered.clear();
  if (instant) remembered.set(text, instant);
  return instant;
};
