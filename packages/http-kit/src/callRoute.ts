import { Route, RouteAnswer, RouteInput } from '@rosetta/contracts';
import { HttpClient, HttpHeaders } from './types';

export interface CallOptions {
  signal?: AbortSignal;
  headers?: HttpHeaders;
  timeoutMs?: number;
}

/**
 * Calls a declared route and parses its answer by the contract.
 * An answer that is no success throws Backstage's `ResponseError`, whose `cause` carries
 * the name that the service threw.
 */
export async function callRoute<R extends Route<any, any, any, any>>(
  _client: HttpClient,
  _route: R,
  _input: RouteInput<R>,
  _options: CallOptions = {},
): Promise<RouteAnswer<R>> {
  throw new Error('not yet');
}

/** Reads a list page by page, until there is no `nextCursor`; yields each page's whole answer. */
export async function* pages<R extends Route<any, any, any, any>>(
  _client: HttpClient,
  _route: R,
  _input: RouteInput<R>,
  _options: CallOptions = {},
): AsyncGenerator<RouteAnswer<R>> {
  throw new Error('not yet');
}
