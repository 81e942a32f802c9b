import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Response } from 'express';
import { CsvReply } from './types';

type Content = AsyncIterable<string | Uint8Array>;

/** The first piece has been asked for already, to learn whether there is an answer at all. */
async function* resumed(
  first: IteratorResult<string | Uint8Array>,
  rest: AsyncIterator<string | Uint8Array>,
) {
  for (let next = first; !next.done; next = await rest.next()) yield next.value;
}

export const csvReply = (res: Response, signal: AbortSignal): CsvReply => ({
  async send(content: Content, { filename } = {}) {
    const pieces = content[Symbol.asyncIterator]();
    try {
      const first = await pieces.next();
      if (filename) res.attachment(filename);
      if (!res.hasHeader('cache-control')) res.set('cache-control', 'no-store');
      res.type('text/csv; charset=utf-8; header=present');
      await pipeline(Readable.from(resumed(first, pieces)), res, { signal });
    } finally {
      // Also when it broke off: a query may be open behind them.
      await pieces.return?.();
    }
  },
});
