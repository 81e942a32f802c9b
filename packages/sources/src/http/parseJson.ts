import { UpstreamAnswerError } from '@rosetta/http-kit';
import { quoteNotNumbersIn } from '@rosetta/raw-store';

/** What may be a whole number beyond 2^53. */
const LONG_INTEGER = /\d{16}/;

/** The reviver of JavaScript, with the text that a number was written as. */
type Parse = (
  text: string,
  reviver: (
    key: string,
    value: unknown,
    context: { source?: string },
  ) => unknown,
) => unknown;

const keepDigits = (
  _: string,
  value: unknown,
  { source = '' }: { source?: string },
) => {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return /^-?\d+$/.test(source) ? BigInt(source) : value;
};

function parse(text: string): unknown {
  if (!LONG_INTEGER.test(text)) return JSON.parse(text);
  try {
    return (JSON.parse as Parse)(text, keepDigits);
  } catch (error) {
    // A reviver goes down level by level, and has no stack for a record that is nested too deeply.
    if (error instanceof RangeError) return JSON.parse(text);
    throw error;
  }
}

/** JSON of a source: whole numbers beyond 2^53 are bigints, which keep their digits. */
export function parseJson(
  source: string,
  status: number,
  text: string,
): unknown {
  try {
    return parse(text);
  } catch {
    throw new UpstreamAnswerError(
      `${source} answered ${status} with no valid JSON`,
    );
  }
}

/** The same where bare `NaN` may be among it. */
export const parseJsonWithNotNumbers: typeof parseJson = (
  source,
  status,
  text,
) => parseJson(source, status, quoteNotNumbersIn(text));
