import { AuthenticationError } from '@backstage/errors';
import { Request, RequestHandler, Response } from 'express';
import { TooManyRequestsError } from '../errors';
import { Caller, Identity } from '../identity/types';
import { RateLimit, Verdict } from '../limits/createRateLimit';
import { contextOf } from './context';

interface DoorOptions {
  identity: Identity;
  limit: RateLimit;
}

async function identify(req: Request, identity: Identity): Promise<Caller> {
  const [, token] =
    /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '') ?? [];
  if (!token)
    throw new AuthenticationError('A bearer token of the gateway is needed');
  return identity.verify(token);
}

function tell(res: Response, verdict: Verdict) {
  res.set({
    'ratelimit-limit': String(verdict.limit),
    'ratelimit-remaining': String(verdict.remaining),
    'ratelimit-reset': String(verdict.resetSeconds),
    'ratelimit-policy': verdict.policy,
  });
}

function refuseWhenTooMany(res: Response, verdict: Verdict) {
  if (verdict.allowed) return;
  res.set('retry-after', String(verdict.resetSeconds));
  throw new TooManyRequestsError(
    `Too many requests; try again in ${verdict.resetSeconds} s`,
  );
}

export interface Door {
  /** Anyone, within the limit of their address, or of their own where they say who they are. */
  open: RequestHandler;
  /** Nobody without a valid identity, however many tried before. */
  closed: RequestHandler;
}

/** Who comes in: the first two refusals, 401 and 429. */
export function createDoor({ identity, limit }: DoorOptions): Door {
  const enter = async (req: Request, res: Response, closed: boolean) => {
    const context = contextOf(res);
    let refusal: unknown;
    try {
      context.caller = await identify(req, identity);
    } catch (error) {
      refusal = error;
    }
    const verdict = await limit(context.caller, req.ip ?? 'unknown');
    tell(res, verdict);
    if (closed && !context.caller) {
      res.set('www-authenticate', 'Bearer');
      throw refusal;
    }
    refuseWhenTooMany(res, verdict);
  };
  const handler =
    (closed: boolean): RequestHandler =>
    async (req, res, next) => {
      await enter(req, res, closed);
      next();
    };
  return { open: handler(false), closed: handler(true) };
}
