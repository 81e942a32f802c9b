import { RequestHandler } from 'express';

const BACKSTAGE = '/.backstage/health/v1';

const PROBES: Record<string, string> = {
  '/health': `${BACKSTAGE}/readiness`,
  '/health/ready': `${BACKSTAGE}/readiness`,
  '/health/startup': `${BACKSTAGE}/readiness`,
  '/health/live': `${BACKSTAGE}/liveness`,
};

/**
 * Backstage's own probes under the names that every service of Rosetta has. Without
 * them the frontend's page would answer there, and a probe would be content for ever.
 */
export const probes = (): RequestHandler => (req, _res, next) => {
  req.url = PROBES[req.path] ?? req.url;
  next();
};
