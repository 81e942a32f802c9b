import { UpstreamAnswerError } from '@rosetta/http-kit';
import { z } from 'zod';
import { ListOptions } from '../types';

/** The field that is not as the source's documentation has it. */
const describeProblem = ({ issues: [{ path, message }] }: z.ZodError) =>
  `${path.join('.') || 'the top'}: ${message}`;

/** The name of a record, by which it is found in the source. */
const describeRecord = (record: unknown): string | undefined => {
  const { id, metadata } = Object(record);
  const { namespace, name } = Object(metadata);
  const found = id ?? (namespace ? `${namespace}/${name}` : name);
  return found === undefined ? undefined : String(found);
};

/** An answer, or another thing that is of no use unless all of it is as it should be. */
export function parseAnswer<S extends z.ZodType>(
  source: string,
  schema: S,
  what: string,
  value: unknown,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UpstreamAnswerError(
    `${source} answered ${what} with what is not its API, at ${describeProblem(
      parsed.error,
    )}`,
  );
}

/**
 * Parses each record of a list by itself: an invalid one goes to `onRefused`, and the others come.
 * Without `onRefused` it is an error of the list: none is lost silently.
 */
export function parseRecords<S extends z.ZodType>(
  source: string,
  schema: S,
  what: string,
  records: readonly unknown[],
  { onRefused }: Pick<ListOptions, 'onRefused'>,
): z.output<S>[] {
  if (!onRefused) return parseAnswer(source, z.array(schema), what, records);
  return records.flatMap(record => {
    const parsed = schema.safeParse(record);
    if (parsed.success) return [parsed.data];
    const problem = describeProblem(parsed.error);
    onRefused({ name: describeRecord(record), problem, record });
    return [];
  });
}
