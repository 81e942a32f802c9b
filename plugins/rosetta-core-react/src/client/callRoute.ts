import { FetchApi } from '@backstage/frontend-plugin-api';
import { Operation, RouteAnswer, RouteInput } from '@rosetta/contracts';
import { Action } from '@rosetta/contracts/access';
import { ErrorBody } from '@rosetta/contracts/values';
import { RequestError } from './RequestError';
import { AnyInput, toUrl } from './toUrl';

/** An operation of the contracts, with its action where only some roles may call it. */
export type AnyRoute = Operation<any, any, any, any> & { action?: Action };

export interface CallOptions {
  signal?: AbortSignal;
  /** The ETag of what is changed, for a route that has a precondition. */
  ifMatch?: string;
}

const toRequestError = async (response: Response, route: AnyRoute) => {
  const body = ErrorBody.safeParse(
    await response.json().catch(() => undefined),
  );
  return new RequestError({
    name: body.data?.error.name ?? 'ResponseError',
    message:
      body.data?.error.message ?? `${response.status} ${response.statusText}`,
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    action: route.action,
    problems: body.data?.error.problems,
  });
};

const noAnswer = (route: AnyRoute, cause: unknown) =>
  new RequestError({
    name: 'ConnectionError',
    message: `No answer to “${route.summary}”`,
    action: route.action,
    cause,
  });

const send = async (
  { fetch }: FetchApi,
  url: string,
  route: AnyRoute,
  init: RequestInit,
) => {
  const response = await fetch(url, init).catch(error => {
    if (init.signal?.aborted) throw error;
    throw noAnswer(route, error);
  });
  if (!response.ok) throw await toRequestError(response, route);
  return response;
};

const requestInit = (
  route: AnyRoute,
  { body }: AnyInput,
  accept: string,
  { signal, ifMatch }: CallOptions = {},
): RequestInit => ({
  method: route.method.toUpperCase(),
  headers: {
    accept,
    // What the portal sends to a person later is in the language of their page.
    'accept-language':
      globalThis.document?.documentElement.lang || navigator.language,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  },
  body: body === undefined ? undefined : JSON.stringify(body),
  signal,
});

/**
 * Calls a route of the contracts, and is the only fetch of the web side.
 * @param base - where the service is, e.g. `plugin://rosetta/finops`
 * @throws RequestError, under the name the service gave, with the request id to quote
 */
export const callRoute = async <R extends AnyRoute>(
  fetchApi: FetchApi,
  base: string,
  route: R,
  input: RouteInput<R>,
  options: CallOptions = {},
): Promise<RouteAnswer<R>> => {
  const given: AnyInput = input;
  const response = await send(
    fetchApi,
    toUrl(base, route.path, given),
    route,
    requestInit(route, given, 'application/json', options),
  );
  const answer = route.answer.safeParse(await response.json());
  if (answer.success) return answer.data as RouteAnswer<R>;
  throw new RequestError({
    name: 'ContractError',
    message: `The answer to “${route.summary}” is not what the contract says`,
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    cause: answer.error,
  });
};

/** The same answer as a file: what the server writes, to the last digit. */
export const fetchCsv = async <R extends AnyRoute>(
  fetchApi: FetchApi,
  base: string,
  route: R,
  input: RouteInput<R>,
): Promise<Blob> => {
  const response = await send(
    fetchApi,
    toUrl(base, route.path, input as AnyInput),
    route,
    requestInit(route, {}, 'text/csv'),
  );
  return response.blob();
};

/** The same answer as it happens: the body of an event stream. */
export const openStream = async <R extends AnyRoute>(
  fetchApi: FetchApi,
  base: string,
  route: R,
  input: RouteInput<R>,
  { signal, lastEventId }: CallOptions & { lastEventId?: string } = {},
): Promise<ReadableStream<Uint8Array>> => {
  const given: AnyInput = input;
  const init = requestInit(route, given, 'text/event-stream', { signal });
  const response = await send(fetchApi, toUrl(base, route.path, given), route, {
    ...init,
    headers: {
      ...init.headers,
      ...(lastEventId && { 'last-event-id': lastEventId }),
    },
  });
  return response.body!;
};
