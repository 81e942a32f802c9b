import { InputError } from '@backstage/errors';
import { isAscii, isUtf8 } from 'node:buffer';

const BYTE_ORDER_MARK = '\ufeff';

const characterLength = (firstByte: number) => {
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
};

/** How many bytes at the end are the beginning of a character that goes on. */
const unfinishedBytes = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
  }
  return 0;
};

const decode = (bytes: Buffer): string => {
  // Nearly all of a bill is ASCII, which decodes several times faster as Latin-1.
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) throw new InputError('it is not UTF-8 text');
  return bytes.toString('utf8');
};

/** The text of UTF-8 bytes, without a byte order mark; anything else is refused. */
export async function* readText(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<string> {
  let tail: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const chunk of chunks) {
    const bytes = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk;
    const end = bytes.length - unfinishedBytes(bytes);
    tail = bytes.subarray(end);
    const text = decode(bytes.subarray(0, end));
    yield first && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    first &&= text === '';
  }
  if (tail.length > 0) throw new InputError('it ends within a character');
}
