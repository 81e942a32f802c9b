import { Router } from 'express';
import type { FindView } from './createGitLabApp';
import { notFound } from './errors';
import {
  EventParams,
  MergeRequestParams,
  inWindow,
  readParams,
  sorted,
} from './filters';
import { sendPage } from './paging';

export function routeMergeRequests(router: Router, findView: FindView) {
  router.get('/projects/:id/merge_requests', (req, res) => {
    const view = findView(req);
    const params = readParams(MergeRequestParams, req.query);
    const { state, target_branch: branch } = params;
    const wanted = view
      .mergeRequests()
      .filter(row => state === 'all' || row.state === state)
      .filter(row => !branch || row.target_branch === branch)
      .filter(row => inWindow(row, params));
    sendPage(req, res, sorted(wanted, params));
  });
  router.get('/projects/:id/merge_requests/:iid/commits', (req, res) => {
    const iid = Number(req.params.iid);
    const found = findView(req)
      .mergeRequests()
      .find(row => row.iid === iid);
    if (!found) throw notFound();
    const rows = found.commits().map((json, id) => ({ id, json: () => json }));
    sendPage(req, res, rows);
  });
  router.get('/projects/:id/deployments/:deployment/merge_requests', (req, res) => {
    const id = Number(req.params.deployment);
    const found = findView(req).deploymentMergeRequests(id);
    if (!found) throw notFound();
    sendPage(req, res, found);
  }); // prettier-ignore
  router.get('/projects/:id/events', (req, res) => {
    const view = findView(req);
    const { action, after, sort } = readParams(EventParams, req.query);
    const rows = view
      .events()
      .filter(() => action === undefined || action === 'commented')
      // GitLab counts the day itself out.
      .filter(({ at }) => after === undefined || at >= after + 86_400_000)
      .sort((a, b) => (sort === 'asc' ? a.at - b.at : b.at - a.at));
    sendPage(req, res, rows);
  });
}
