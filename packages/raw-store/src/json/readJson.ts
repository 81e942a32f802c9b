import { Readable } from 'node:stream';
import { InputError } from '@backstage/errors';
import { parser } from 'stream-json';
import { JsonContent, RecordBuilder } from './RecordBuilder';
import { JsonToken } from './tokens';

/** More than this in one record is a mistake, and would be all of the memory. */
const RECORD_LIMIT_BYTES = 16 * 1024 * 1024;

const OPENING_TOKENS = ['startObject', 'startArray'];

/** Whatever the parser does not like about the text, in its own words. */
const toInputError = (error: unknown) =>
  (error as Error).name === 'InputError'
    ? error
    : new InputError(`it is not JSON: ${(error as Error).message}`);

/** The tokens of a text; a record that never ends is refused before it fills the memory. */
async function* readTokens(text: AsyncIterable<string>, begun: () => number) {
  let read = 0;
  const counted = async function* counted() {
    for await (const piece of text) {
      read += Buffer.byteLength(piece);
      yield piece;
    }
  };
  const stream = Readable.from(counted());
  const tokens = stream.pipe(parser({ packValues: true, streamValues: false }));
  // A pipe does not hand errors on.
  stream.on('error', error => tokens.destroy(error));
  let record = begun();
  let recordBegan = 0;
  try {
    for await (const token of tokens as AsyncIterable<JsonToken>) {
      yield token;
      if (begun() !== record) {
        record = begun();
        recordBegan = read;
      } else if (read - recordBegan > RECORD_LIMIT_BYTES)
        throw new InputError('a record of it is larger than 16 MiB');
    }
  } catch (error) {
    throw toInputError(error);
  } finally {
    stream.destroy();
  }
}

/** Texts beside the array of records, and before it: what holds for all of them. */
export type JsonHeader = Readonly<Record<string, string>>;

/** Goes to the array that holds the records; false where the field says that there are none. */
const findArray = async (
  tokens: AsyncIterator<JsonToken>,
  recordsField: string | undefined,
  header: Record<string, string>,
): Promise<boolean> => {
  const next = async (): Promise<JsonToken> => {
    const { value, done } = await tokens.next();
    if (done) throw new InputError('it is empty');
    return value;
  };
  const first = await next();
  if (!recordsField) {
    if (first.name === 'startArray') return true;
    throw new InputError('it must be a JSON array');
  }
  const missing = `it must be a JSON object with an array "${recordsField}"`;
  if (first.name !== 'startObject') throw new InputError(missing);
  let key = '';
  for (let depth = 1; depth > 0; ) {
    const token = await next();
    if (depth === 1 && token.name === 'stringValue') header[key] = token.value;
    if (token.name === 'keyValue') key = token.value;
    if (
      depth === 1 &&
      token.name === 'keyValue' &&
      token.value === recordsField
    ) {
      const content = await next();
      if (content.name === 'nullValue') return false;
      if (content.name === 'startArray') return true;
      throw new InputError(missing);
    }
    if (OPENING_TOKENS.includes(token.name)) depth += 1;
    if (token.name.startsWith('end')) depth -= 1;
  }
  throw new InputError(missing);
};

/**
 * The records of a JSON text one by one, however long it is. What comes after them is
 * read to its end too: a file that was cut short is no file.
 * @param within - the field of the document that holds them; the document itself when not said
 * @param header - takes the texts of the document that stand before the records
 */
export async function* readJson(
  text: AsyncIterable<string>,
  within?: string,
  header: Record<string, string> = {},
): AsyncGenerator<JsonContent> {
  let count = 0;
  const tokens = readTokens(text, () => count);
  const builder = new RecordBuilder();
  try {
    let inside = await findArray(tokens, within, header);
    let begun = false;
    for await (const token of tokens) {
      if (!begun && (!inside || token.name === 'endArray')) {
        inside = false;
        continue;
      }
      const record = builder.add(token);
      begun = !record;
      if (!record) continue;
      count += 1;
      yield record;
    }
  } finally {
    await tokens.return(undefined);
  }
}
