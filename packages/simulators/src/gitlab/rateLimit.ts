import { RequestHandler } from 'express';

export interface RateLimitOptions {
  requests: number;
  perSeconds: number;
}

/** What GitLab.com allows an authenticated user. */
export const GITLAB_COM_LIMIT = { requests: 2_000, perSeconds: 60 };

/** What a GitLab of one's own may allow: a demo reads its history within seconds. */
export const SELF_MANAGED_LIMIT = { requests: 60_000, perSeconds: 60 };

const NAME = 'throttle_authenticated_api';

/** Counts in fixed windows, as Rack::Attack does, and sends with each answer what is left. */
export function createRateLimit({
  requests,
  perSeconds,
}: RateLimitOptions): RequestHandler {
  let window = 0;
  let observed = 0;
  return (_req, res, next) => {
    const now = Math.floor(Date.now() / 1000);
    const current = Math.floor(now / perSeconds);
    if (current !== window) {
      window = current;
      observed = 0;
    }
    observed += 1;
    const reset = (window + 1) * perSeconds;
    res.set({
      'RateLimit-Limit': String(Math.round((requests * 60) / perSeconds)),
      'RateLimit-Name': NAME,
      'RateLimit-Observed': String(observed),
      'RateLimit-Remaining': String(Math.max(0, requests - observed)),
      'RateLimit-Reset': String(reset),
    });
    if (observed <= requests) {
      next();
      return;
    }
    res
      .status(429)
      .set({
        'Retry-After': String(reset - now),
        'RateLimit-ResetTime': new Date(reset * 1000).toUTCString(),
      })
      .type('text/plain')
      .send('Retry later\n');
  };
}
