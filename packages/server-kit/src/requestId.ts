import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { isRequestId } from '@rosetta/contracts';

export const REQUEST_ID_HEADER = 'x-request-id';

/**
 * Gives a request its id, on the request and on the answer: the one that the client sent,
 * unless that may not go into logs and headers. Assigning twice changes nothing.
 */
export function assignRequestId(
  req: IncomingMessage,
  res: ServerResponse,
): string {
  // Node joins repeated headers of this name into one text.
  const given = req.headers[REQUEST_ID_HEADER] as string | undefined;
  const id = isRequestId(given) ? given : randomUUID();
  req.headers[REQUEST_ID_HEADER] = id;
  res.setHeader(REQUEST_ID_HEADER, id);
  return id;
}
