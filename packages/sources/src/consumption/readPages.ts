import { setTimeout as sleep } from 'node:timers/promises';
import { isError } from '@backstage/errors';
import { UpstreamAnswerError } from '@rosetta/http-kit';
import { z } from 'zod';
import { SourceClient } from '../http/createSourceClient';
import { RateLimitedError, ServerFailedError } from '../http/refusal';

/** What an API answers; other fields are not read. */
const Page = z.looseObject({
  items: z.array(z.unknown()),
  nextCursor: z.string().nullish(),
});
type Page = z.infer<typeof Page>;

/** More than any company has: pages without an end would be read for ever. */
const MAX_PAGES = 10_000;

export interface PagesOptions {
  path: string;
  pageSize: number;
  /** The first month that is asked for. */
  from: string;
  retryDelaysMs: readonly number[];
  /** What must not come back in a message. */
  secret?: string;
  /** What messages call the API. */
  title: string;
  signal: AbortSignal;
}

/** What may go well a moment later; what limits requests has been waited for already. */
const isTransient = (error: unknown) =>
  isError(error) &&
  !(error instanceof RateLimitedError) &&
  (error instanceof ServerFailedError ||
    ['ServiceUnavailableError', 'UpstreamTimeoutError'].includes(error.name));

/** An API may send back what it was sent, and messages of errors are logged. */
const withoutSecret = (error: unknown, secret?: string) => {
  if (isError(error) && secret)
    error.message = error.message.replaceAll(secret, '***');
  return error;
};

const readPage = async (
  source: SourceClient,
  cursor: string | undefined,
  { path, pageSize, from, retryDelaysMs, secret, signal }: PagesOptions,
): Promise<Page> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const query = { limit: pageSize, from, cursor };
      const request = { path, route: path, query, signal };
      return (await source.read(Page, request)).value;
    } catch (error) {
      signal.throwIfAborted();
      if (!isTransient(error) || attempt >= retryDelaysMs.length)
        throw withoutSecret(error, secret);
      await sleep(retryDelaysMs[attempt], undefined, { signal });
    }
  }
};

/** All records of an API, page by page, however many there are. */
export async function* readPages(
  source: SourceClient,
  options: PagesOptions,
): AsyncGenerator<unknown> {
  const { title } = options;
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await readPage(source, cursor, options);
    yield* items;
    cursor = nextCursor || undefined;
    if (cursor && seen.has(cursor))
      throw new UpstreamAnswerError(
        `${title} names a page as the next one that was read already`,
      );
    if (cursor) seen.add(cursor);
    if (seen.size > MAX_PAGES)
      throw new UpstreamAnswerError(
        `${title} has more than ${MAX_PAGES} pages; raise pageSize, or lower months`,
      );
  } while (cursor);
}
