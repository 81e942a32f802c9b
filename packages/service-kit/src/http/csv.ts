import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Response } from 'express';
import { CsvReply } from './types';

type Content = AsyncIterable<string | Uint8Array>;

/** The first chunk was read already, to learn whether the answer fails before it begins. */
async function* prepend(
  first: IteratorResult<string | Uint8Array>,
  rest: AsyncIterator<string | Uint8Array>,
) {
  for (let next = first; !next.done; next = await rest.next()) yield next.value;
}

export const csvReply = (res: Response, signal: AbortSignal): CsvReply => ({
  async send(content: Content, { filename } = {}) {
    const chunks = content[Symbol.asyncIterator]();
    try {
      const first = await chunks.next();
      if (filename) res.attachment(filename);
      if (!res.hasHeader('cache-control')) res.set('cache-control', 'no-store');
      res.type('text/csv; charset=utf-8; header=present');
      await pipeline(Readable.from(prepend(first, chunks)), res, { signal });
    } finally {
      // Also when it was cut short: a database query may be open behind the iterator.
      await chunks.return?.();
    }
  },
});
