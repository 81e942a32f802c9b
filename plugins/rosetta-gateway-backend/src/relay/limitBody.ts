import { Readable } from 'node:stream';
import { CustomErrorBase } from '@backstage/errors';
import { DEFAULT_BODY_BYTES, Route } from '@rosetta/contracts';
import { Request } from 'express';

export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}

const tooLarge = (limit: number) =>
  new PayloadTooLargeError(
    `body: larger than the ${limit} bytes this route takes`,
  );

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined ||
  Number(headers['content-length'] ?? 0) > 0;

async function* limited(req: Request, limit: number) {
  let size = 0;
  // A service that answers before it has read everything must not cost the client its connection.
  for await (const piece of req.iterator({ destroyOnReturn: false })) {
    size += piece.length;
    if (size > limit) throw tooLarge(limit);
    yield piece;
  }
}

/**
 * The body to send on, as it comes; undefined when there is none.
 * @throws PayloadTooLargeError at once when its declared length is more than the route takes
 */
export function limitBody(req: Request, route: Route): Readable | undefined {
  if (!hasBody(req)) return undefined;
  const limit = route.maxBodyBytes ?? DEFAULT_BODY_BYTES;
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const body = Readable.from(limited(req, limit), { objectMode: false });
  // Who sends it on is told of a break. After an early answer nobody listens any more, and a
  // break that nobody listens for would end the process.
  for (const stream of [req, body]) stream.on('error', () => {});
  return body;
}
