import { runOnce } from '@rosetta/batch-kit';
import { monitoring } from '@rosetta/contracts/domains';
import { RunMode } from '@rosetta/contracts/runs';
import {
  migrateMonitoringMart,
  ProductionRule,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { createLogger } from '@rosetta/service-kit';
import {
  FakeReferentiel,
  createReferentiel,
} from '@rosetta/service-kit/testUtils';
import { argoCdApplications } from '@rosetta/sources/argocd';
import {
  gitLabDeployments,
  gitLabMergeRequests,
} from '@rosetta/sources/gitlab';
import {
  argoCdApplication,
  gitLabDeployment,
  gitLabMergeRequest,
  land,
} from '@rosetta/sources/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createDeploymentJob } from '../deployments/deploymentJob';
import { LandedIndex } from '../deployments/LandedIndex';
import { Snapshots } from '../referentiel/Snapshots';
import { createDeliveryJob } from './deliveryJob';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const MONDAY = '2026-03-02';
const TUESDAY = '2026-03-03';
const at = (time: string, day = MONDAY) => `${day}T${time}:00.000Z`;

describe('the job of deliveries', () => {
  let stores: TestStores;
  beforeEach(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
  });
  afterEach(() => stores.raw.close());

  const run = async ({
    mode = 'run',
    days = [MONDAY, TUESDAY],
  }: { mode?: RunMode; days?: string[] } = {}) => {
    const { db, raw } = stores;
    const index = new LandedIndex(db, raw);
    const referentiel = new Snapshots(
      new FakeReferentiel(
        createReferentiel([
          { id: 'app-shop', group: 'grp-shop', pivots: [['gitlab:project', 'shop/web']] },
          { id: 'app-bank', group: 'grp-bank', pivots: [['argocd:app', 'bank']] },
        ]),
      ),
    ); // prettier-ignore
    const deployments = createDeploymentJob({
      ...{ raw, index, referentiel },
      ingestion: { land: async () => ({}) },
      production: ProductionRule.parse({}),
    });
    const delivery = createDeliveryJob({ db, index, referentiel });
    const jobs = [deployments, delivery];
    const runs = [];
    for (const job of ['deployments', 'delivery'])
      runs.push(
        ...(await runOnce({
          ...{ db, jobs, job, mode },
          domain: monitoring.name,
          logger: createLogger({ service: 'test', level: 'silent' }),
          periods: days,
          requestedBy: 'a test',
          reason: 'to see',
        })),
      );
    return runs.slice(-days.length);
  };
  const landDeployments = (...records: object[]) =>
    land(stores.raw, gitLabDeployments, records);
  const landRequests = (...records: object[]) =>
    land(stores.raw, gitLabMergeRequests, records);
  const deliveries = async () =>
    (await stores.db('published_delivery').orderBy('finished_at')).map(
      ({ external_id: id, kind }) => [id, kind],
    );
  const carried = async () =>
    (await stores.db('published_delivery_merge_request').orderBy('iid')).map(
      ({ iid, external_id: id }) => [iid, id],
    );

  const ofPipeline = (id: number) => ({ deployable: { pipeline: { id }, finished_at: null } }); // prettier-ignore

  it('tells deliveries from rollbacks and from what was deployed again', async () => {
    const production = (id: number, day: string, time: string, sha: string, more = {}) =>
      gitLabDeployment(id, at(time, day), { sha, ...more }); // prettier-ignore
    await landDeployments(
      production(1, MONDAY, '09:00', 'a'),
      production(2, MONDAY, '10:00', 'b', { status: 'failed' }),
      production(3, MONDAY, '11:00', 'a'),
      production(4, MONDAY, '12:00', 'b'),
      production(5, MONDAY, '12:30', 'x', { environment: { name: 'staging' } }),
      production(6, TUESDAY, '09:00', 'a'),
      production(7, TUESDAY, '10:00', 'c', ofPipeline(70)),
      production(8, TUESDAY, '10:05', 'c2', ofPipeline(70)),
      production(9, TUESDAY, '11:00', 'x'),
    );
    const [, tuesday] = await run();
    expect(tuesday).toMatchObject({
      state: 'succeeded',
      counts: { deliveries: 2, rollbacks: 1 },
    });
    expect(await deliveries()).toEqual([
      ['1', 'delivery'],
      ['3', 'repeated'],
      ['4', 'delivery'],
      ['6', 'rollback'],
      ['7', 'delivery'],
      ['8', 'repeated'],
      ['9', 'delivery'],
    ]);
  });

  it('takes from Argo CD only applications without a project of GitLab', async () => {
    await land(stores.raw, argoCdApplications, [
      argoCdApplication('bank', [at('09:00')]),
      argoCdApplication('shop', [at('09:00')]),
    ]);
    await run({ days: [MONDAY] });
    expect(await stores.db('published_delivery')).toMatchObject([
      { application_id: 'app-bank', source: 'argocd', kind: 'delivery' },
    ]);
  });

  it('carries what the source names, else what was merged since the deployment before', async () => {
    await landRequests(
      gitLabMergeRequest(1, at('07:00')),
      gitLabMergeRequest(2, at('08:30')),
      gitLabMergeRequest(3, at('09:30')),
      gitLabMergeRequest(4, at('09:40'), { target_branch: 'next' }),
      gitLabMergeRequest(5, at('23:00')),
      gitLabMergeRequest(6, at('11:00', TUESDAY)),
    );
    const created = (id: number, day: string, time: string, more = {}) =>
      gitLabDeployment(id, at(time, day), more);
    await landDeployments(
      created(1, MONDAY, '08:00'),
      created(2, MONDAY, '10:00', { merge_requests: [{ iid: 2 }] }),
      created(3, MONDAY, '12:00'),
      // A rollback carries nothing, and what waits is carried by the next one.
      created(4, TUESDAY, '01:00', { sha: 'c0ffee1' }),
      created(5, TUESDAY, '02:00'),
      created(6, TUESDAY, '12:00', {
        merge_requests: [{ iid: 2 }, { iid: 6 }],
      }),
    );
    await run();
    expect(await carried()).toEqual([
      [1, '1'],
      [2, '2'],
      [5, '5'],
      [6, '6'],
    ]);
    expect(
      (await stores.db('merge_request').orderBy('iid')).map(({ iid }) => iid),
    ).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('publishes days of merges alone, and nothing of projects of nobody', async () => {
    await landRequests(
      gitLabMergeRequest(1, at('07:00')),
      gitLabMergeRequest(2, at('07:00'), { project_path: 'some/thing' }),
      gitLabMergeRequest(3, at('07:00'), { state: 'closed' }),
    );
    const [monday] = await run({ days: [MONDAY] });
    expect(monday).toMatchObject({
      published: true,
      counts: { merged: 1, mergedNotAttributed: 1, delivered: 0 },
    });
  });

  it('gives the same rows however often it runs, and again when an earlier day changed', async () => {
    await landRequests(gitLabMergeRequest(1, at('07:00')));
    await landDeployments(
      gitLabDeployment(1, at('09:00'), { sha: 'a' }),
      gitLabDeployment(2, at('10:00'), { sha: 'b' }),
      gitLabDeployment(3, at('09:00', TUESDAY), { sha: 'c' }),
    );
    await run();
    const first = await deliveries();
    expect(await carried()).toEqual([[1, '1']]);
    for (const ended of await run())
      expect(ended.counts).toEqual({ unchanged: true });
    await run({ mode: 'reprocess' });
    expect(await deliveries()).toEqual(first);
    expect(await carried()).toEqual([[1, '1']]);

    await landDeployments(gitLabDeployment(4, at('08:00'), { sha: 'c' }));
    await run({ days: [MONDAY] });
    const [tuesday] = await run({ days: [TUESDAY] });
    expect(tuesday.counts).toMatchObject({ rollbacks: 1 });
    expect(await deliveries()).toContainEqual(['3', 'rollback']);
  });
});
