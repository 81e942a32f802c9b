import express, { Express } from 'express';
import { ArgoCdApplications } from '../argocd/ArgoCdApplications';
import { createArgoCdApp } from '../argocd/createArgoCdApp';
import { createGitLabApp } from '../gitlab/createGitLabApp';
import { RateLimitOptions } from '../gitlab/rateLimit';
import { World } from '../world/World';
import { Faults } from './Faults';
import { createControl } from './createControl';
import { System } from './orders';
import { toolPage } from './pages';

export interface SourcesOptions {
  world: World;
  applications: ArgoCdApplications;
  tokens: Record<System, string>;
  faults: Record<System, Faults>;
  gitLabLimit?: RateLimitOptions;
  /** Between two heartbeats of Argo CD's event stream. */
  heartbeatMs?: number;
}

/** The systems, each below its own path and behind its own faults, and what they are ordered by. */
export function createSourcesApp(options: SourcesOptions): Express {
  const { world, applications, tokens, faults } = options;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('query parser', 'simple');
  app.use('/_control', createControl({ world, faults }));
  app.use(
    '/argocd',
    faults.argocd.handle,
    express.Router().use(
      '/api',
      createArgoCdApp({
        applications,
        token: tokens.argocd,
        delayMs: () => faults.argocd.delayMs,
        heartbeatMs: options.heartbeatMs,
      }),
    ),
    toolPage('Argo CD'),
  );
  app.use(
    '/gitlab',
    faults.gitlab.handle,
    createGitLabApp({
      world,
      token: tokens.gitlab,
      limit: options.gitLabLimit,
    }),
    toolPage('GitLab'),
  );
  return app;
}
