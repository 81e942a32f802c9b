import { z } from 'zod';
import { Action } from './access';

export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Formats of an answer besides JSON, chosen with `Accept`. */
export type Alternative = 'text/csv' | 'text/event-stream';

/** Formats of a body besides JSON, chosen with `Content-Type`: one such is text for its schema. */
export type TextBody = 'text/csv';

/** Largest body of a request, and seconds until an answer begins, where a route does not say. */
export const DEFAULT_BODY_BYTES = 1_000_000;
export const DEFAULT_TIMEOUT_SECONDS = 10;

/** How long the gateway may keep an answer of a GET, and for whom. */
export interface RouteCache {
  /** How long an answer is fresh; 0 keeps it only for when the service fails. */
  ttlSeconds: number;
  /** Who shares an answer: people with the same roles, or nobody. */
  per: 'role' | 'user';
  /** How long it may be served, marked as stale, when the service fails; never by default. */
  staleSeconds?: number;
}

type Fields = z.ZodType<Record<string, unknown>>;

/** A call: what it is called, what goes in and what comes out. */
export interface Operation<
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Unique within its service; the `operationId` of the OpenAPI document. */
  id: string;
  method: HttpMethod;
  /** Express notation, from the service's root: `/v1/runs/:id`. */
  path: string;
  summary: string;
  params?: Params;
  /** A strict object: an unknown parameter is refused by name. */
  query?: Query;
  /** A strict object: an unknown field is refused by name. */
  body?: Body;
  /** What a body may be besides JSON. */
  textBodies?: readonly TextBody[];
  answer: Answer;
  /** Status of success; 200 when not said. */
  status?: number;
  alternatives?: readonly Alternative[];
  /** The one of these that it answers unless JSON is asked for; JSON when not said. */
  preferred?: Alternative;
  /** Largest body taken; 1 MB when not said. */
  maxBodyBytes?: number;
  /** How long the gateway waits for the first byte of the answer; 10 s when not said. */
  timeoutSeconds?: number;
  /** Holds data of a person: reads are audited as changes are. */
  sensitive?: boolean;
  /** When it answers 409; it never does when not said. */
  conflict?: string;
  /** When it answers 410; it never does when not said. */
  gone?: string;
  /** When it answers 412: it takes the ETag of what it changes as `If-Match`. */
  precondition?: string;
  /** When it answers 404 though its path names nothing; it never does when not said. */
  notFound?: string;
  /** Whether the gateway caches answers; not by default. */
  cache?: RouteCache;
  /** It changes nothing although it is no GET: cached answers of its service stay valid. */
  readOnly?: boolean;
}

/**
 * One route of one service, and who may call it. Services serve it, the gateway
 * relays it, the browser calls it and the OpenAPI document describes it, all from
 * this one object.
 */
export interface Route<
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> extends Operation<Params, Query, Body, Answer> {
  /** Who may call it. */
  action: Action;
}

/** Identity, with types. */
export const defineRoute = <
  Answer extends z.ZodType,
  Params extends Fields = z.ZodObject<{}>,
  Query extends Fields = z.ZodObject<{}>,
  Body extends z.ZodType = z.ZodUndefined,
>(
  route: Route<Params, Query, Body, Answer>,
) => route;

/** The media types that a route answers in, first the one for clients that take any. */
export const mediaTypesOf = ({
  preferred,
  alternatives = [],
}: Pick<Operation, 'preferred' | 'alternatives'>): string[] => [
  ...new Set([
    ...(preferred ? [preferred] : []),
    'application/json',
    ...alternatives,
  ]),
];

/** Of each path, the methods that it takes, as the header `Allow` lists them. */
export function allowedMethods(
  routes: readonly Pick<Operation, 'method' | 'path'>[],
): Map<string, string> {
  const allowed = new Map<string, string>();
  for (const { method, path } of routes) {
    const known = allowed.get(path);
    // HTTP answers HEAD where it answers GET.
    const more = method === 'get' ? 'GET, HEAD' : method.toUpperCase();
    allowed.set(path, known ? `${known}, ${more}` : more);
  }
  return allowed;
}

/** What a caller passes. */
export type RouteInput<R> = R extends Operation<infer P, infer Q, infer B, any>
  ? Given<'params', P> & Given<'query', Q> & Given<'body', B>
  : never;

/** What a handler receives, parsed, defaults filled in. */
export type RouteRequest<R> = R extends Operation<
  infer P,
  infer Q,
  infer B,
  any
>
  ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
  : never;

/** What a caller receives. */
export type RouteAnswer<R> = R extends Operation<any, any, any, infer A>
  ? z.output<A>
  : never;

type Given<Name extends string, T extends z.ZodType> = T extends z.ZodUndefined
  ? {}
  : {} extends z.input<T>
  ? { [K in Name]?: z.input<T> }
  : { [K in Name]: z.input<T> };
