const sorted = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;

/** JSON with the fields of every object by name: the same content is the same text. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, sorted) ?? 'null';
