/** A piece of a JSON text, as `stream-json` names it. Numbers come as they were written. */
export type JsonToken =
  | { name: 'startObject' | 'endObject' | 'startArray' | 'endArray' }
  | { name: 'keyValue' | 'stringValue' | 'numberValue'; value: string }
  | { name: 'nullValue' | 'trueValue' | 'falseValue' }
  /** A whole list of measurements, which would be thousands of tokens. */
  | { name: 'numbersValue'; value: readonly (number | null)[] };

const tokenOf = (value: unknown): JsonToken => {
  switch (typeof value) {
    case 'string':
      return { name: 'stringValue', value };
    case 'number':
    case 'bigint':
      return { name: 'numberValue', value: String(value) };
    case 'boolean':
      return { name: value ? 'trueValue' : 'falseValue' };
    default:
      return { name: 'nullValue' };
  }
};

/** Every double between these says itself, in one spelling. */
const isMeasurement = (item: unknown) =>
  item === null ||
  (typeof item === 'number' &&
    Math.abs(item) <= Number.MAX_SAFE_INTEGER &&
    !Object.is(item, -0));

type Step = { token: JsonToken } | { value: unknown };

const stepsOf = (value: object): Step[] => {
  if (Array.isArray(value) && value.every(isMeasurement))
    return [{ token: { name: 'numbersValue', value } }];
  if (Array.isArray(value))
    return [
      { token: { name: 'startArray' } },
      ...value.map(item => ({ value: item })),
      { token: { name: 'endArray' } },
    ];
  const fields = Object.entries(value).filter(([, it]) => it !== undefined);
  return [
    { token: { name: 'startObject' } },
    ...fields.flatMap(([key, field]): Step[] => [
      { token: { name: 'keyValue', value: key } },
      { value: field },
    ]),
    { token: { name: 'endObject' } },
  ];
};

/** The tokens of a value that was parsed already. Not recursive: a source may nest it deeper than the stack. */
export function* tokensOf(value: unknown): Generator<JsonToken> {
  const waiting: Step[] = [{ value }];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if ('token' in step) yield step.token;
    else if (typeof step.value === 'object' && step.value !== null)
      for (const next of stepsOf(step.value).reverse()) waiting.push(next);
    else yield tokenOf(step.value);
  }
}
