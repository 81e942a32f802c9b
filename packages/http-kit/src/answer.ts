import { Readable } from 'node:stream';
import { Dispatcher } from 'undici';
import { UpstreamAnswerError, namedError } from './errors';
import { HttpAnswer } from './types';

interface AnswerOptions {
  client: string;
  maxBodyBytes: number;
  signal?: AbortSignal;
}

async function readAll(body: Readable, options: AnswerOptions) {
  const { client, maxBodyBytes, signal } = options;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maxBodyBytes)
        throw new UpstreamAnswerError(
          `${client} answered more than ${maxBodyBytes} bytes`,
        );
      chunks.push(chunk);
    }
  } catch (error) {
    throw namedError(client, error, signal);
  }
  return Buffer.concat(chunks);
}

/** An answer whose body is still to come. */
export function toAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  options: AnswerOptions,
): HttpAnswer {
  const bytes = () => readAll(body, options);
  const text = async () => (await bytes()).toString('utf8');
  return {
    status: statusCode,
    headers,
    body,
    bytes,
    text,
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
    // Small bodies are read to their end, so that the connection is kept.
    discard: () => body.dump({ limit: 64 * 1024 }).catch(() => {}),
  };
}
