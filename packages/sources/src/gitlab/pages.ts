import { UpstreamAnswerError } from '@rosetta/http-kit';
import { z } from 'zod';
import { SourceClient, SourceRequest } from '../http/createSourceClient';
import { ListOptions } from '../types';

/** The most that GitLab gives at once. */
const PER_PAGE = 100;

/**
 * Where the next page is. `Link` is what the documentation says to follow, as it serves offset and
 * keyset paging alike. Only its path and query count: behind a proxy its host may be another's.
 */
export function nextPath(link: unknown, prefix: string): string | undefined {
  const next = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(String(link ?? ''))?.[1];
  if (!next) return undefined;
  const { pathname, search } = new URL(next, 'http://gitlab');
  if (!pathname.startsWith(prefix))
    throw new UpstreamAnswerError(
      'GitLab names a next page that is not of its API',
    );
  return pathname.slice(prefix.length) + search;
}

interface PagesOptions extends Pick<ListOptions, 'onRefused'> {
  source: SourceClient;
  /** Path of `baseUrl`, which `Link` names too. */
  prefix: string;
  request: SourceRequest;
  /** Of so many records at most, be they as documented or not: else a field that changed would read them all. */
  limit?: number;
}

/** All things of a list, page by page, each once; it keeps no more than two pages. */
export async function* readPages<S extends z.ZodType<{ id: number | string }>>(
  schema: S,
  { source, prefix, request, onRefused, limit = Infinity }: PagesOptions,
): AsyncGenerator<z.output<S>> {
  const { route, signal } = request;
  let before = new Set<number | string>();
  let next: SourceRequest | undefined = {
    ...request,
    query: { per_page: Math.min(PER_PAGE, limit), ...request.query },
  };
  for (let previous = '', left = limit; next; ) {
    const { value, headers } = await source.read(z.array(z.unknown()), next);
    const wanted = value.slice(0, left);
    const items = source.records(schema, route, wanted, { onRefused });
    // What is new moves what is there to the next page, where it comes a second time.
    for (const item of items) if (!before.has(item.id)) yield item;
    before = new Set(items.map(({ id }) => id));
    const path = nextPath(headers.link, prefix);
    if (path === previous)
      throw new UpstreamAnswerError(
        'GitLab names the same page as the next one again',
      );
    previous = path ?? '';
    left -= value.length;
    next = path && left > 0 ? { path, route, signal } : undefined;
  }
}
