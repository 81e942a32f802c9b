import { InputError } from '@backstage/errors';
import { readInput, unstorableIn } from '@rosetta/contracts/input';
import { hasBody } from '@rosetta/server-kit';
import { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { BACKSTAGE_INPUTS, InputRule } from './backstageInputs';

/** The gateway relays bodies as they come; it and its services check inputs by their contracts. */
const CHECKED = /^\/api\/(?!rosetta(\/|$))/i;
const JSON_TYPE = /^application\/([^;]*\+)?json\b/i;

const refuse = (problem: string | undefined) => {
  if (problem) throw new InputError(problem);
};

const check = (where: string, schema: z.ZodType, value: unknown) => {
  const read = readInput(where, schema, value);
  if ('problem' in read) refuse(read.problem);
};

const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new InputError('path: bad percent-encoding');
  }
};

const paramsOf = ({ path }: Request, rule: InputRule) =>
  Object.fromEntries(
    Object.entries(rule.path.exec(path)?.groups ?? {}).map(([name, text]) => [
      name,
      decodePath(text),
    ]),
  );

/** A body parser has yet to read what the client sends. */
const isPending = (req: Request) =>
  hasBody(req) &&
  JSON_TYPE.test(req.get('content-type') ?? '') &&
  !(req as { _body?: boolean })._body;

/**
 * Checks the body when its plugin reads it. The plugin parses it, within its own limit: here
 * nothing is read, buffered or parsed a second time.
 */
function guardBody(req: Request, schemas: z.ZodType[]) {
  let body: unknown;
  let checked: unknown;
  Object.defineProperty(req, 'body', {
    configurable: true,
    enumerable: true,
    get() {
      if (isPending(req) || (body !== undefined && checked === body))
        return body;
      if (body !== undefined) refuse(unstorableIn('body', body));
      for (const schema of schemas) check('body', schema, body ?? {});
      checked = body;
      return body;
    },
    set(value: unknown) {
      body = value;
    },
  });
}

const rulesFor = ({ path, method }: Request, rules: readonly InputRule[]) =>
  rules.filter(
    rule =>
      rule.path.test(path) && (!rule.methods || rule.methods.includes(method)),
  );

/**
 * Refuses what no plugin can use, before its plugin sees it: text that PostgreSQL cannot store, in
 * path, query or body, nesting that would exhaust the stack, and what else a plugin of Backstage is
 * known to fail on. The answer names the field.
 */
export const guardInputs =
  (rules: readonly InputRule[] = BACKSTAGE_INPUTS): RequestHandler =>
  (req, _res, next) => {
    if (!CHECKED.test(req.path)) return next();
    refuse(unstorableIn('path', decodePath(req.path)));
    refuse(unstorableIn('query', req.query));
    const applied = rulesFor(req, rules);
    for (const rule of applied) {
      if (rule.params) check('path', rule.params, paramsOf(req, rule));
      if (rule.query) check('query', rule.query, req.query);
    }
    guardBody(
      req,
      applied.flatMap(({ body }) => body ?? []),
    );
    return next();
  };
