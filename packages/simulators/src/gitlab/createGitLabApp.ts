import express, { Request, RequestHandler, Router } from 'express';
import { World } from '../world/World';
import { ProjectView } from './ProjectView';
import { GitLabError, gitLabErrors, notFound, unauthorized } from './errors';
import {
  DeploymentParams,
  EnvironmentParams,
  PipelineParams,
  checkPaired,
  inWindow,
  readParams,
  sorted,
} from './filters';
import { isProject } from './json';
import { sendKeysetPage, sendPage } from './paging';
import { routeMergeRequests } from './mergeRequestRoutes';
import {
  GITLAB_COM_LIMIT,
  RateLimitOptions,
  createRateLimit,
} from './rateLimit';

export interface GitLabOptions {
  world: World;
  token: string;
  /** That of GitLab.com when not said. */
  limit?: RateLimitOptions;
}

const VERSION = { version: '18.9.0-ee', revision: 'simulated' };

const authenticate =
  (token: string): RequestHandler =>
  (req, res, next) => {
    const bearer = req.get('authorization')?.replace(/^Bearer /, '');
    if ([req.get('private-token'), bearer].includes(token)) next();
    else unauthorized(res);
  };

const baseUrl = (req: Request) =>
  `${req.protocol}://${req.get('host')}${req.baseUrl.replace(
    /\/api\/v4$/,
    '',
  )}`;

export type FindView = (req: Request) => ProjectView;

function routeDeployments(router: Router, findView: FindView) {
  router.get('/projects/:id/deployments', (req, res) => {
    const view = findView(req);
    const params = readParams(DeploymentParams, req.query);
    checkPaired(params);
    const { environment, status } = params;
    const wanted = view
      .deployments()
      .filter(row => !environment || row.environment === environment)
      .filter(row => !status || row.status === status)
      .filter(row => inWindow(row, params));
    sendPage(req, res, sorted(wanted, params));
  });
  router.get('/projects/:id/deployments/:deployment', (req, res) => {
    const id = Number(req.params.deployment);
    const found = findView(req)
      .deployments()
      .find(row => row.id === id);
    if (!found) throw notFound();
    res.json(found.json());
  });
}

function routePipelines(router: Router, findView: FindView) {
  router.get('/projects/:id/pipelines', (req, res) => {
    const view = findView(req);
    const params = readParams(PipelineParams, req.query);
    const wanted = (['ref', 'sha', 'source', 'status'] as const).reduce(
      (rows, name) =>
        rows.filter(row => !params[name] || row[name] === params[name]),
      view.pipelines().filter(row => inWindow(row, params)),
    );
    sendPage(req, res, sorted(wanted, params));
  });
  router.get('/projects/:id/pipelines/:pipeline', (req, res) => {
    const found = findView(req).pipeline(Number(req.params.pipeline));
    if (!found) throw notFound();
    res.json(found);
  });
}

function routeEnvironments(router: Router, findView: FindView) {
  router.get('/projects/:id/environments', (req, res) => {
    const view = findView(req);
    const params = readParams(EnvironmentParams, req.query);
    const { name, search, states } = params;
    const wanted = view
      .environments()
      .filter(environment => !name || environment.name === name)
      .filter(environment => !search || environment.name.includes(search))
      .filter(environment => !states || environment.state === states);
    sendPage(
      req,
      res,
      wanted.map(environment => ({
        id: environment.id,
        json: () => environment,
      })),
    );
  });
  router.get('/projects/:id/environments/:environment', (req, res) => {
    const found = findView(req).environment(Number(req.params.environment));
    if (!found) throw notFound();
    res.json(found);
  });
}

function routeProjects(router: Router, world: World, findView: FindView) {
  router.get('/projects', (req, res) => {
    const rows = world.services.filter(isProject).map(project => ({
      id: project.project.id,
      json: () => new ProjectView(world, project, baseUrl(req)).project(),
    }));
    if (req.query.pagination === 'keyset') sendKeysetPage(req, res, rows);
    else sendPage(req, res, rows.reverse());
  });
  router.get('/projects/:id', (req, res) => {
    res.json(findView(req).project());
  });
}

/** The part of GitLab's REST API v4 that concerns deployments, with its paging and its limits. */
export function createGitLabApp({
  world,
  token,
  limit = GITLAB_COM_LIMIT,
}: GitLabOptions): Router {
  const api = express.Router();
  api.use(authenticate(token), createRateLimit(limit));
  api.get('/version', (_req, res) => {
    res.json(VERSION);
  });
  const findView: FindView = req => {
    const id = String(req.params.id);
    const project = world.services
      .filter(isProject)
      .find(service =>
        [service.project.path, `${service.project.id}`].includes(id),
      );
    if (!project) throw notFound('Project');
    return new ProjectView(world, project, baseUrl(req));
  };
  routeProjects(api, world, findView);
  routeDeployments(api, findView);
  routePipelines(api, findView);
  routeEnvironments(api, findView);
  routeMergeRequests(api, findView);
  api.use(() => {
    throw new GitLabError(404, { error: '404 Not Found' });
  }, gitLabErrors);
  return express.Router().use('/api/v4', api);
}
