import { AuthenticationError } from '@backstage/errors';
import { enforceRateLimit, setRateLimitHeaders } from '@rosetta/server-kit';
import { Request, RequestHandler, Response } from 'express';
import { Caller, Identity } from '../identity/types';
import { RequestLimit } from '../limits/createRequestLimit';
import { contextOf } from './context';

interface AuthenticationOptions {
  identity: Identity;
  limit: RequestLimit;
}

async function identify(req: Request, identity: Identity): Promise<Caller> {
  const [, token] =
    /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '') ?? [];
  if (!token)
    throw new AuthenticationError('A bearer token of the gateway is needed');
  return identity.verify(token);
}

export interface Authentication {
  /** Lets anyone in, within the limit of their address, or of their own where they prove who they are. */
  optionalAuth: RequestHandler;
  /** Lets nobody in without a valid identity, however many tried before. */
  requireAuth: RequestHandler;
}

/** The first two refusals of a request: 401 and 429. */
export function createAuthentication({
  identity,
  limit,
}: AuthenticationOptions): Authentication {
  const authenticate = async (
    req: Request,
    res: Response,
    required: boolean,
  ) => {
    const context = contextOf(res);
    let refusal: unknown;
    try {
      context.caller = await identify(req, identity);
    } catch (error) {
      refusal = error;
    }
    const result = await limit(context.caller, req.ip ?? 'unknown');
    setRateLimitHeaders(res, result);
    if (required && !context.caller) {
      res.set('www-authenticate', 'Bearer');
      throw refusal;
    }
    enforceRateLimit(res, result);
  };
  const handler =
    (required: boolean): RequestHandler =>
    async (req, res, next) => {
      await authenticate(req, res, required);
      next();
    };
  return { optionalAuth: handler(false), requireAuth: handler(true) };
}
