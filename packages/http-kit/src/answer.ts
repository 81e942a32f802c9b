import { Readable } from 'node:stream';
import { Dispatcher } from 'undici';
import {
  UpstreamAnswerError,
  UpstreamTimeoutError,
  toNamedError,
} from './errors';
import { HttpAnswer } from './types';

/** Beyond this, a new connection costs less than reading the rest of a body that is not needed. */
const DISCARD_MS = 1_000;

interface AnswerOptions {
  client: string;
  maxBodyBytes: number;
  /** Until a body that is read into memory has ended. */
  readTimeoutMs: number;
  signal?: AbortSignal;
}

const tooLarge = (client: string, what: string, bytes: number) =>
  new UpstreamAnswerError(`${client} answered ${what} than ${bytes} bytes`);

/** Pieces of a stream are joined only where a line ends: a long stream keeps no more than one line. */
async function* readLines(
  body: Readable,
  { client, maxBodyBytes, signal }: AnswerOptions,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of body) {
      const lines = decoder.decode(chunk, { stream: true }).split('\n');
      // Only the new piece is searched: a long line would be searched again with each of its pieces.
      lines[0] = rest + lines[0];
      rest = lines.pop()!;
      for (const line of lines) yield line.replace(/\r$/, '');
      if (rest.length > maxBodyBytes)
        throw tooLarge(client, 'a line of more', maxBodyBytes);
    }
  } catch (error) {
    throw toNamedError(client, error, signal);
  }
  if (rest !== '') yield rest;
}

async function readAll(body: Readable, options: AnswerOptions) {
  const { client, maxBodyBytes, readTimeoutMs, signal } = options;
  const chunks: Buffer[] = [];
  let size = 0;
  // A body that comes byte by byte is never idle, and would keep its reader for hours.
  const timeoutError = new UpstreamTimeoutError(
    `${client} did not end its answer within ${readTimeoutMs} ms`,
  );
  const limit = setTimeout(() => body.destroy(timeoutError), readTimeoutMs);
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maxBodyBytes) throw tooLarge(client, 'more', maxBodyBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    throw toNamedError(client, error, signal);
  } finally {
    clearTimeout(limit);
  }
  return Buffer.concat(chunks);
}

/** An answer whose body is still to come, unless it was buffered already. */
export function toAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  options: AnswerOptions,
  buffered?: Buffer,
): HttpAnswer {
  const bytes = async () => buffered ?? readAll(body, options);
  const text = async () => (await bytes()).toString('utf8');
  return {
    status: statusCode,
    headers,
    get body() {
      return buffered ? Readable.from([buffered]) : body;
    },
    buffered,
    bytes,
    text,
    lines() {
      return readLines(this.body, options);
    },
    async json() {
      const content = await text();
      try {
        return JSON.parse(content);
      } catch {
        throw new UpstreamAnswerError(
          `${options.client} answered ${statusCode} with no valid JSON`,
        );
      }
    },
    // A small body is read to its end, so that the connection is reused.
    discard: async () => {
      const signal = AbortSignal.timeout(DISCARD_MS);
      if (!buffered)
        await body.dump({ limit: 64 * 1024, signal }).catch(() => {});
    },
  };
}
