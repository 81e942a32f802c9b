import { RequestHandler } from 'express';

const BACKSTAGE = '/.backstage/health/v1';

const PROBES: Record<string, string> = {
  '/health': `${BACKSTAGE}/readiness`,
  '/health/ready': `${BACKSTAGE}/readiness`,
  '/health/startup': `${BACKSTAGE}/readiness`,
  '/health/live': `${BACKSTAGE}/liveness`,
};

/**
 * Backstage's own probes under the paths that every service of Rosetta has. Without them the
 * frontend would answer these paths with 200, whatever the state of the backend.
 */
export const probes = (): RequestHandler => (req, _res, next) => {
  req.url = PROBES[req.path] ?? req.url;
  next();
};
