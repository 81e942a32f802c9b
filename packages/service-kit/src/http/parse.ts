import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { InputError } from '@backstage/errors';
import { DEFAULT_BODY_BYTES, Route } from '@rosetta/contracts';
import { readInput } from '@rosetta/contracts/input';
import express, { Request, Response } from 'express';
import { z } from 'zod';
import { contextOf } from './context';

type AnyRoute = Route<any, any, any, any>;

const Nothing = z.strictObject({});

const jsonReader = (limit: number) =>
  promisify(
    express.json({
      limit,
      type: () => true,
      // What is no object is for the contract to refuse, in its words.
      strict: false,
      verify: (_req, res, body, encoding) => {
        contextOf(res as Response).bodyBytes = body.length;
        // Else what can't be read would be replaced by question marks, and kept so.
        if (encoding === 'utf-8' && !isUtf8(body))
          throw new Error('is not UTF-8');
      },
    }),
  ) as (req: Request, res: Response) => Promise<void>;

const readers = new Map<number, ReturnType<typeof jsonReader>>();

function readerFor({ maxBodyBytes = DEFAULT_BODY_BYTES }: AnyRoute) {
  const known = readers.get(maxBodyBytes);
  const reader = known ?? jsonReader(maxBodyBytes);
  readers.set(maxBodyBytes, reader);
  return reader;
}

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined ||
  Number(headers['content-length'] ?? 0) > 0;

function check(where: string, schema: z.ZodType, value: unknown): any {
  const read = readInput(where, schema, value);
  if ('data' in read) return read.data;
  throw new InputError(read.problem);
}

/** At the first question mark: a query may hold more of them. */
function cutAtQuery(url: string): [path: string, search?: string] {
  const at = url.indexOf('?');
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

/** `URLSearchParams` and express put up with bad encoding, so it is looked for by hand. */
function refuseBadEncoding(req: Request) {
  const [path, search = ''] = cutAtQuery(req.originalUrl);
  for (const piece of [path, ...search.split('&')]) {
    try {
      decodeURIComponent(piece);
    } catch {
      const name = piece === path ? 'path' : `query.${piece.split('=')[0]}`;
      throw new InputError(`${name}: bad percent-encoding`);
    }
  }
}

async function readBody(
  route: AnyRoute,
  req: Request,
  res: Response,
): Promise<unknown> {
  if (!hasBody(req)) return undefined;
  if (!req.is(['json', '+json']))
    throw new InputError('body: content-type must be application/json');
  await readerFor(route)(req, res);
  return req.body;
}

/** What goes into the handler, parsed by the contract: the only place that sees unparsed input. */
export async function parseRequest(
  route: AnyRoute,
  req: Request,
  res: Response,
) {
  refuseBadEncoding(req);
  const params = check('path', route.params ?? z.object({}), req.params);
  const query = check('query', route.query ?? Nothing, { ...req.query });
  const body = await readBody(route, req, res);
  if (route.body)
    return { params, query, body: check('body', route.body, body) };
  check('body', Nothing.optional(), body);
  return { params, query, body: undefined };
}

/**
 * Lets express match a path that can't be decoded, so that identity and roles are asked
 * about before the encoding is refused.
 */
export function matchable(req: Request) {
  const [path, search] = cutAtQuery(req.url);
  try {
    decodeURIComponent(path);
  } catch {
    const escaped = path.replaceAll('%', '%25');
    req.url = search === undefined ? escaped : `${escaped}?${search}`;
  }
}
