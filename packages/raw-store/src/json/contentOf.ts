import { JsonContent, RecordBuilder } from './RecordBuilder';
import { tokensOf } from './tokens';

/** A value that was parsed already, as if it had been read from a file. */
export const contentOf = (value: unknown): JsonContent => {
  const builder = new RecordBuilder();
  let content: JsonContent | undefined;
  for (const token of tokensOf(value)) content = builder.add(token);
  return content!;
};

/** Canonical JSON of a value, however deep it is, and of whole numbers beyond 2^53. */
export const jsonText = (value: unknown): string => contentOf(value).text;
