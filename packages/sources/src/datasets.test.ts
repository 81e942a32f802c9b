import { JsonDataset, ValidatedBatch } from '@rosetta/raw-store';
import { argoCdApplication, gitLabDeployment } from './testing/records';
import { argoCdApplications } from './argocd/datasets/applications';
import { gitLabDeployments } from './gitlab/datasets/deployments';
import { gitLabEnvironments } from './gitlab/datasets/environments';

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
