import { STATUS_CODES } from 'node:http';
import { ResponseError } from '@backstage/errors';
import { Route, RouteAnswer, RouteInput } from '@rosetta/contracts';
import { UpstreamAnswerError } from './errors';
import { HttpAnswer, HttpClient, HttpHeaders } from './types';
import { fillPath } from './url';

type AnyRoute = Route<any, any, any, any>;

export interface CallOptions {
  signal?: AbortSignal;
  headers?: HttpHeaders;
  timeoutMs?: number;
}

/** The input of any route, untyped. */
interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

async function toResponseError(
  client: string,
  route: AnyRoute,
  answer: HttpAnswer,
) {
  const { status } = answer;
  const error = await ResponseError.fromResponse(
    new Response(status === 304 ? null : await answer.text(), {
      status,
      statusText: STATUS_CODES[status],
      headers: { 'content-type': String(answer.headers['content-type']) },
    }),
  );
  error.message = `${client} answered ${route.id} with ${status}: ${error.cause.message}`;
  return error;
}

/**
 * Calls a declared route and parses its answer by the contract.
 * An answer that is no success throws Backstage's `ResponseError`, whose `cause` carries
 * the name that the service threw.
 */
export async function callRoute<R extends AnyRoute>(
  client: HttpClient,
  route: R,
  input: RouteInput<R>,
  options: CallOptions = {},
): Promise<RouteAnswer<R>> {
  const { params, query, body } = input as LooseInput;
  const answer = await client.request({
    method: route.method,
    path: fillPath(route.path, params),
    route: route.path,
    query,
    ...options,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status < 200 || answer.status > 299)
    throw await toResponseError(client.name, route, answer);
  const parsed = route.answer.safeParse(await answer.json());
  if (parsed.success) return parsed.data as RouteAnswer<R>;
  const [{ path, message }] = parsed.error.issues;
  throw new UpstreamAnswerError(
    `${client.name} broke the contract of ${route.id} at ${path.join(
      '.',
    )}: ${message}`,
  );
}

/** Reads a list page by page, until there is no `nextCursor`; yields each page's whole answer. */
export async function* pages<R extends AnyRoute>(
  client: HttpClient,
  route: R,
  input: RouteInput<R>,
  options: CallOptions = {},
): AsyncGenerator<RouteAnswer<R>> {
  const { query, ...rest } = input as LooseInput;
  let cursor: unknown = query?.cursor;
  do {
    const page = await callRoute(
      client,
      route,
      { ...rest, query: { ...query, cursor } } as RouteInput<R>,
      options,
    );
    yield page;
    const next = (page as { nextCursor?: string }).nextCursor;
    if (next !== undefined && next === cursor)
      throw new UpstreamAnswerError(
        `${client.name} returned the same cursor of ${route.id} twice`,
      );
    cursor = next;
  } while (cursor !== undefined);
}
