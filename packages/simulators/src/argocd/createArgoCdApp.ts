import express, { Router } from 'express';
import { ArgoCdApplications } from './ArgoCdApplications';
import { grpcError } from './grpcError';
import { isWanted, readQuery } from './query';
import { streamApplications } from './stream';

export interface ArgoCdOptions {
  applications: ArgoCdApplications;
  token: string;
  /** How late events of a stream come. */
  delayMs?: () => number;
  heartbeatMs?: number;
}

const VERSION = 'v3.6.0+simulated';
const HEARTBEAT_MS = 15_000;

const PERMISSION_DENIED = 'permission denied';

/** The part of Argo CD's API that reads applications: paths, shapes and refusals of the real one. */
export function createArgoCdApp({
  applications,
  token,
  delayMs = () => 0,
  heartbeatMs = HEARTBEAT_MS,
}: ArgoCdOptions): Router {
  const router = express.Router();
  router.get('/version', (_req, res) => {
    res.json({ Version: VERSION });
  });

  router.use((req, res, next) => {
    const given = req.get('authorization')?.replace(/^Bearer /, '');
    if (given === token) next();
    else
      grpcError(
        res,
        16,
        given
          ? 'invalid session: token signature is invalid'
          : 'no session information',
      );
  });

  router.get('/v1/applications', (req, res) => {
    const query = readQuery(req);
    res.json({
      metadata: { resourceVersion: applications.resourceVersion },
      items: applications.all().filter(app => isWanted(app, query)),
    });
  });

  router.get('/v1/applications/:name', (req, res) => {
    const { name } = req.params;
    const { projects, project } = readQuery(req);
    const wanted = [...projects, ...project];
    const found = applications.get(name);
    if (found && (wanted.length === 0 || wanted.includes(found.spec.project)))
      res.json(found);
    // Without its project, the answer does not show whether an application exists.
    else if (wanted.length === 0) grpcError(res, 7, PERMISSION_DENIED);
    else grpcError(res, 5, `applications.argoproj.io "${name}" not found`);
  });

  router.get('/v1/stream/applications', (req, res) =>
    streamApplications(req, res, { applications, heartbeatMs, delayMs }),
  );

  router.use((req, res) =>
    req.method === 'GET'
      ? grpcError(res, 5, 'Not Found')
      : grpcError(res, 12, 'Method Not Allowed'),
  );
  return router;
}
