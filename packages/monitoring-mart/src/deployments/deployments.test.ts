import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { migrateMonitoringMart } from '../migrate';
import { DeploymentRunStore } from '../runs/DeploymentRunStore';
import { DeliveryReadModel } from '../delivery/DeliveryReadModel';
import { FrequencyReadModel } from '../delivery/FrequencyReadModel';
import { publishedDay, publishedDeliveries } from '../testUtils';
import { DeploymentDifferenceReadModel } from './DeploymentDifferenceReadModel';
import { DeploymentReadModel } from './DeploymentReadModel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const ALL = { from: '2026-01-01', to: '2027-01-01' };
const BANK = {
  application: 'app-bank',
  group: 'grp-bank',
  project: 'bank/api',
};

describe('published deployments', () => {
  let db: Knex;
  let deployments: DeploymentReadModel;
  let delivery: DeliveryReadModel;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateMonitoringMart(db);
    deployments = new DeploymentReadModel(db);
    delivery = new DeliveryReadModel(db);
  });
  const page = async (scope = {}) =>
    (await deployments.page({ ...ALL, ...scope }, { limit: 100 })).map(
      ({ id, status, finishedAt }) => `${id} ${status} ${finishedAt}`,
    );

  it('lists deployments newest first, page by page, with application and source', async () => {
    const run = await publishedDay(db, '2026-03-31', [
      { externalId: '1', finishedAt: '2026-03-31T10:00:00.000Z' },
      { externalId: '2', finishedAt: '2026-03-31T10:00:00.000Z' },
    ]);
    await publishedDay(db, '2026-04-01', [
      { externalId: '3', finishedAt: '2026-04-01T00:00:00.000Z' },
    ]);
    const [newest, ...others] = await deployments.page(ALL, { limit: 2 });
    expect(newest.id).toBe('gitlab:shop/web:3');
    expect(others).toMatchObject([
      {
        id: 'gitlab:shop/web:2',
        day: '2026-03-31',
        runId: run,
        application: { id: 'app-shop', name: 'The shop', group: 'grp-shop' },
        raw: { dataset: 'gitlab.deployments' },
      },
    ]);
    const rest = await deployments.page(ALL, { limit: 2, after: others[0] });
    expect(rest.map(({ id }) => id)).toEqual(['gitlab:shop/web:1']);
  });

  it('shows each deployment once, in its last state, whatever day it was read on', async () => {
    await publishedDay(db, '2026-04-01', [
      { externalId: '1', status: 'running', finishedAt: '2026-04-01T23:59:00.000Z' },
      { externalId: '2', status: 'created', finishedAt: '2026-04-01T10:00:00.000Z' },
      { externalId: '2', status: 'failed', finishedAt: '2026-04-01T11:00:00.000Z' },
    ]); // prettier-ignore
    expect(await page()).toEqual([
      'gitlab:shop/web:1 running 2026-04-01T23:59:00.000Z',
      'gitlab:shop/web:2 failed 2026-04-01T11:00:00.000Z',
    ]);
    await publishedDay(db, '2026-04-02', [
      { externalId: '1', finishedAt: '2026-04-02T00:01:00.000Z' },
    ]);
    expect(await page()).toEqual([
      'gitlab:shop/web:1 success 2026-04-02T00:01:00.000Z',
      'gitlab:shop/web:2 failed 2026-04-01T11:00:00.000Z',
    ]);
  });

  it('shows only deployments of the published run', async () => {
    const first = await publishedDay(db, '2026-04-01', [
      { externalId: '1', finishedAt: '2026-04-01T10:00:00.000Z' },
    ]);
    await publishedDay(db, '2026-04-01', []);
    expect(await page()).toEqual([]);
    await db.transaction(trx => new DeploymentRunStore(trx).drop(first));
    expect(await db('deployment').where('run_id', first)).toEqual([]);
  });

  it('filters by application, group, environment, status and source', async () => {
    const at = (time: string) => ({ finishedAt: `2026-04-01T${time}:00.000Z` });
    await publishedDay(db, '2026-04-01', [
      { ...at('01:00'), externalId: '1' },
      { ...at('02:00'), externalId: '2', environment: 'staging', production: false },
      { ...at('03:00'), externalId: '3', ...BANK },
      { ...at('04:00'), externalId: '4', ...BANK, status: 'failed' },
      { ...at('05:00'), externalId: '5', ...BANK, source: 'argocd' },
    ]); // prettier-ignore
    const found = async (scope: object) =>
      (await page(scope)).map(line => line.match(/:(\d) /)![1]).join('');
    expect(await found({ application: 'app-shop' })).toBe('21');
    expect(await found({ group: 'grp-bank' })).toBe('543');
    expect(await found({ group: 'grp-all' })).toBe('54321');
    expect(await found({ environment: 'staging' })).toBe('2');
    expect(await found({ source: 'argocd' })).toBe('5');
    expect(await found({ from: '2026-04-02' })).toBe('');
  });

  it('lists the delivery days of applications, and the applications that could deploy', async () => {
    await publishedDay(db, '2026-04-01', [
      { finishedAt: '2026-04-01T01:00:00.000Z', sha: 'a' },
      { finishedAt: '2026-04-01T02:00:00.000Z', sha: 'b' },
      { finishedAt: '2026-04-01T03:00:00.000Z', status: 'failed' },
      { finishedAt: '2026-04-01T04:00:00.000Z', production: false },
    ]);
    await publishedDay(db, '2026-04-03', []);
    for (const day of ['2026-04-01', '2026-04-03'])
      await publishedDeliveries(db, day);
    expect(await new FrequencyReadModel(db).days(ALL)).toEqual([
      { day: '2026-04-01', deployments: 2 },
    ]);
    expect(await delivery.applications(ALL)).toHaveLength(2);
    expect(await delivery.published(ALL)).toEqual({
      days: 2,
      first: '2026-04-01',
      last: '2026-04-03',
      at: expect.stringMatching(/Z$/),
    });
  });

  it('returns the differences between two runs of a day', async () => {
    const differences = new DeploymentDifferenceReadModel(db);
    const at = { finishedAt: '2026-04-01T01:00:00.000Z' };
    const period = '2026-04-01';
    const before = await publishedDay(db, period, [at, { ...at, ...BANK }]);
    const after = await publishedDay(db, period, [at, at, { ...at, ...BANK }]);
    const moved = await differences.byApplication(
      { period, runId: after },
      { period, runId: before },
    );
    expect(moved).toEqual({
      totals: [{ unit: 'deployments', before: '2', after: '3', difference: '1' }],
      items: [
        { key: 'app-shop', label: 'The shop', unit: 'deployments', before: '1', after: '2', difference: '1' },
      ],
    }); // prettier-ignore
    const alone = await differences.byApplication(
      { period, runId: after },
      null,
    );
    expect(alone.totals).toEqual([
      { unit: 'deployments', before: null, after: '3', difference: null },
    ]);
  });
});
