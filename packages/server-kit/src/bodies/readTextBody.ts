import { isUtf8 } from 'node:buffer';
import { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { DEFAULT_BODY_BYTES } from '@rosetta/contracts';
import { raw } from 'body-parser';
import { InvalidInputError } from '../errors/errors';
import { hasBody } from './limits';

export interface TextBody {
  /** Undefined where there is no body. */
  value: string | undefined;
  /** Its length as read, decompressed. */
  bytes: number;
}

/** Reads a body as UTF-8 text, within what its route takes. What throws is described by `describeError`. */
export async function readTextBody(
  req: IncomingMessage,
  res: ServerResponse,
  maxBytes: number = DEFAULT_BODY_BYTES,
): Promise<TextBody> {
  if (!hasBody(req)) return { value: undefined, bytes: 0 };
  await promisify(raw({ limit: maxBytes, type: () => true }))(req, res);
  const { body } = req as { body?: Buffer };
  if (!body) return { value: undefined, bytes: 0 };
  // Otherwise unreadable bytes would be replaced by question marks, and kept so.
  if (!isUtf8(body)) throw new InvalidInputError([], 'body: is not UTF-8');
  return { value: body.toString('utf8'), bytes: body.length };
}
