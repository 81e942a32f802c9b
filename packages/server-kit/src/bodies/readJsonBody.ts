import { isUtf8 } from 'node:buffer';
import { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { DEFAULT_BODY_BYTES } from '@rosetta/contracts';
import { json } from 'body-parser';
import { hasBody } from './limits';

export interface JsonBody {
  /** Undefined where there is no body. */
  value: unknown;
  /** Its length as read, decompressed. */
  bytes: number;
}

/** Reads a body as JSON, within what its route takes. What throws is described by `describeError`. */
export async function readJsonBody(
  req: IncomingMessage,
  res: ServerResponse,
  maxBytes: number = DEFAULT_BODY_BYTES,
): Promise<JsonBody> {
  if (!hasBody(req)) return { value: undefined, bytes: 0 };
  let bytes = 0;
  const read = json({
    limit: maxBytes,
    type: () => true,
    // A value that is no object is for the contract to refuse, by name.
    strict: false,
    verify: (_req, _res, body, encoding) => {
      bytes = body.length;
      // Otherwise unreadable bytes would be replaced by question marks, and kept so.
      if (encoding === 'utf-8' && !isUtf8(body))
        throw new Error('is not UTF-8');
    },
  });
  await promisify(read)(req, res);
  return { value: (req as { body?: unknown }).body, bytes };
}
