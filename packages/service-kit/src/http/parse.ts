import { InputError } from '@backstage/errors';
import { Route } from '@rosetta/contracts';
import { readInput } from '@rosetta/contracts/input';
import {
  hasBody,
  InvalidInputError,
  readJsonBody,
  readTextBody,
} from '@rosetta/server-kit';
import { Request, Response } from 'express';
import { z } from 'zod';
import { contextOf } from './context';

type AnyRoute = Route<any, any, any, any>;

const Empty = z.strictObject({});

function parseInput(where: string, schema: z.ZodType, value: unknown): any {
  const read = readInput(where, schema, value);
  if ('data' in read) return read.data;
  throw new InvalidInputError(read.problems, read.problem);
}

/** At the first question mark: a query may contain others. */
function splitAtQuery(url: string): [path: string, search?: string] {
  const at = url.indexOf('?');
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

/** `URLSearchParams` and Express accept bad encoding, so it is checked here. */
function refuseBadEncoding(req: Request) {
  const [path, search = ''] = splitAtQuery(req.originalUrl);
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
  const textTypes = [...(route.textBodies ?? [])];
  const isText = textTypes.length > 0 && Boolean(req.is(textTypes));
  if (!isText && !req.is(['json', '+json']))
    throw new InputError(
      `body: content-type must be ${['application/json', ...textTypes].join(
        ' or ',
      )}`,
    );
  const read = isText ? readTextBody : readJsonBody;
  const { value, bytes } = await read(req, res, route.maxBodyBytes);
  contextOf(res).bodyBytes = bytes;
  return value;
}

/** The input of the handler, parsed by the contract: the only place that sees unparsed input. */
export async function parseRequest(
  route: AnyRoute,
  req: Request,
  res: Response,
) {
  refuseBadEncoding(req);
  const params = parseInput('path', route.params ?? z.object({}), req.params);
  const query = parseInput('query', route.query ?? Empty, { ...req.query });
  const body = await readBody(route, req, res);
  if (route.body)
    return { params, query, body: parseInput('body', route.body, body) };
  parseInput('body', Empty.optional(), body);
  return { params, query, body: undefined };
}

/**
 * Lets Express match a path that can't be decoded, so that identity and roles are checked
 * before the encoding is refused.
 */
export function escapeUndecodablePath(req: Request) {
  const [path, search] = splitAtQuery(req.url);
  try {
    decodeURIComponent(path);
  } catch {
    const escaped = path.replaceAll('%', '%25');
    req.url = search === undefined ? escaped : `${escaped}?${search}`;
  }
}
