/** As JSON carries it: instants are texts, and what is undefined is not there. */
const toJsonValue = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value) ?? 'null');

const write = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  // By hand: an object would put keys that are numbers first.
  const fields = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => `${JSON.stringify(key)}:${write(child)}`);
  return `{${fields.join(',')}}`;
};

/**
 * The canonical JSON of a value (RFC 8785): one text, whatever the order of its keys. Keys are sorted by their UTF-16
 * units; of texts and numbers, the RFC prescribes the form that ECMAScript gives them.
 */
export const canonicalize = (value: unknown): string =>
  write(toJsonValue(value));
