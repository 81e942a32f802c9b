import { JsonDataset, ValidatedBatch } from '@rosetta/raw-store';
import {
  argoCdApplication,
  gitLabDeployment,
  gitLabMergeRequest,
} from './testing/records';
import { argoCdApplications } from './argocd/datasets/applications';
import { gitLabDeployments } from './gitlab/datasets/deployments';
import { gitLabEnvironments } from './gitlab/datasets/environments';
import {
  gitLabMergeRequests,
  readGitLabMergeRequest,
} from './gitlab/datasets/mergeRequests';

const validate = async (dataset: JsonDataset, record: object) => {
  const { batches } = await dataset
    .fromRecords([record])
    .open({ path: '', name: 'x' });
  const all: ValidatedBatch[] = [];
  for await (const batch of batches) all.push(batch);
  const [{ valid, rejected }] = all;
  return valid[0] ?? rejected[0];
};

const FINISHED = '2026-03-02T23:30:00.000-02:00';

describe('the dataset gitlab.deployments', () => {
  it('assigns a deployment to the UTC day on which it finished, and keys it by project and id', async () => {
    expect(
      await validate(gitLabDeployments, gitLabDeployment(7, FINISHED)),
    ).toMatchObject({ period: '2026-03-03', replaceKey: 'shop/web#7' });
  });

  it('assigns an unfinished deployment to the day of its last change', async () => {
    const running = { deployable: null, updated_at: '2026-03-01T00:00:00Z' };
    expect(
      await validate(gitLabDeployments, gitLabDeployment(7, FINISHED, running)),
    ).toMatchObject({ period: '2026-03-01' });
  });

  it('derives the project from a URL when the field is missing', async () => {
    const silent = { project_path: undefined };
    expect(
      await validate(gitLabDeployments, gitLabDeployment(7, FINISHED, silent)),
    ).toMatchObject({ replaceKey: 'shop/web#7' });
  });

  it.each([
    [{ id: 'seven' }, /^id: /, '"seven"'],
    [{ status: 'lost' }, /^status: /, '"lost"'],
    [{ environment: undefined }, /^environment: is missing/, null],
    [{ environment: { name: '' } }, /^environment.name: /, '""'],
    [{ updated_at: 'yesterday' }, /^updated_at: must be an ISO 8601/, '"yesterday"'],
    [{ deployable: { finished_at: 12 } }, /^deployable.finished_at: /, '12'],
    [{ project_path: undefined, deployable: null }, /^project_path: is missing, and no web_url/, null],
    [{ updated_at: null, deployable: null }, /^updated_at: is missing, and so is/, null],
  ])('rejects invalid deployments with the reason: %j', async (fields, problem, value) => {
    expect(
      await validate(gitLabDeployments, gitLabDeployment(7, FINISHED, fields)),
    ).toMatchObject({ problem: expect.stringMatching(problem), value });
  }); // prettier-ignore
});

describe('the dataset gitlab.environments', () => {
  it('requires a project and a name', async () => {
    const production = { id: 1, name: 'production', project_path: 'shop/web' };
    expect(await validate(gitLabEnvironments, production)).toMatchObject({
      replaceKey: 'shop/web#1',
    });
    expect(
      await validate(gitLabEnvironments, { ...production, project_path: null }),
    ).toMatchObject({ problem: expect.stringMatching(/^project_path/) });
    expect(
      await validate(gitLabEnvironments, { ...production, tier: 'important' }),
    ).toMatchObject({
      problem: expect.stringMatching(/^tier: must be one of/),
    });
  });
});

describe('the dataset gitlab.merge_requests', () => {
  it('assigns a merge request to the UTC day of its merge, and keys it by project and number', async () => {
    const open = { state: 'opened', merged_at: null, updated_at: '2026-03-05T00:00:00Z' }; // prettier-ignore
    expect(
      await validate(gitLabMergeRequests, gitLabMergeRequest(7, FINISHED)),
    ).toMatchObject({ period: '2026-03-03', replaceKey: 'shop/web!7' });
    expect(
      await validate(
        gitLabMergeRequests,
        gitLabMergeRequest(7, FINISHED, open),
      ),
    ).toMatchObject({ period: '2026-03-05' });
  });

  // From https://docs.gitlab.com/api/merge_requests/: "List project merge requests" and "Get merge request commits".
  const DOCUMENTED = {
    id: 1,
    iid: 1,
    project_id: 3,
    title: 'test1',
    state: 'merged',
    merged_at: '2018-09-07T11:16:17.520Z',
    created_at: '2017-04-29T08:46:00Z',
    updated_at: '2017-04-29T08:46:00Z',
    target_branch: 'master',
    source_branch: 'test1',
    author: { id: 1, name: 'Administrator', username: 'admin' },
    sha: '8888888888888888888888888888888888888888',
    web_url: 'http://gitlab.example.com/my-group/my-project/merge_requests/1',
    references: { short: '!1', relative: '!1', full: 'my-group/my-project!1' },
    commits: [
      { id: 'ed899a2f4b50b4370feeea94676502b42383c746', created_at: '2012-09-20T11:50:22+03:00' },
      { id: '6104942438c14ec7bd21c6cd5bd995272b3faff6', created_at: '2012-09-20T09:06:12+03:00' },
    ],
  }; // prettier-ignore

  it('reads the example of the documentation of GitLab as it is', async () => {
    expect(await validate(gitLabMergeRequests, DOCUMENTED)).toMatchObject({
      period: '2018-09-07',
      replaceKey: 'my-group/my-project!1',
    });
    expect(readGitLabMergeRequest(DOCUMENTED)).toMatchObject({
      project: 'my-group/my-project',
      targetBranch: 'master',
      author: 'admin',
      mergedAt: '2018-09-07T11:16:17.520Z',
      firstCommitAt: '2012-09-20T06:06:12.000Z',
      firstReviewAt: null,
    });
    const { references: _, ...older } = DOCUMENTED;
    expect(readGitLabMergeRequest(older).project).toBe('my-group/my-project');
  });

  it('takes the first comment of somebody else as its review', () => {
    const note = (username: string, created_at: string, system = false) => ({
      author: { username },
      ...{ created_at, system },
    });
    const notes = [
      note('joe', '2018-09-07T10:00:00Z'),
      note('joe', '2018-09-06T10:00:00Z'),
      note('admin', '2018-09-05T10:00:00Z'),
      note('joe', '2018-09-04T10:00:00Z', true),
    ];
    expect(readGitLabMergeRequest({ ...DOCUMENTED, notes }).firstReviewAt).toBe(
      '2018-09-06T10:00:00.000Z',
    );
  });

  it.each([
    [{ target_branch: undefined }, /^target_branch: is missing/],
    [{ created_at: 'soon' }, /^created_at: must be an ISO 8601/],
    [{ commits: [{ authored_date: 7 }] }, /^commits.\[\].authored_date: /],
    [{ project_path: undefined, web_url: null }, /^project_path: is missing/],
  ])('rejects invalid merge requests with the reason: %j', async (fields, problem) => {
    expect(
      await validate(gitLabMergeRequests, gitLabMergeRequest(7, FINISHED, fields)),
    ).toMatchObject({ problem: expect.stringMatching(problem) });
  }); // prettier-ignore
});

describe('the dataset argocd.applications', () => {
  it('assigns an application to the day of its last rollout', async () => {
    const shop = argoCdApplication('shop', ['2026-03-01T08:00:00Z', FINISHED]);
    expect(await validate(argoCdApplications, shop)).toMatchObject({
      period: '2026-03-03',
      replaceKey: 'argocd/shop',
    });
  });

  it('rejects invalid applications with the same reason for each element of a list', async () => {
    const shop = argoCdApplication('shop', ['2026-03-01T08:00:00Z', 'never']);
    expect(await validate(argoCdApplications, shop)).toMatchObject({
      problem: 'status.history.[].deployedAt: must be an ISO 8601 instant',
      value: '"never"',
    });
    expect(await validate(argoCdApplications, { metadata: {} })).toMatchObject({
      problem: 'metadata.name: is missing',
    });
  });
});
