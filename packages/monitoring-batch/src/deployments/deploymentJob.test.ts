import { TestDatabases } from '@rosetta/test-kit/databases';
import { monitoring } from '@rosetta/contracts/domains';
import { runOnce } from '@rosetta/batch-kit';
import { RunService } from '@rosetta/run-kit';
import { RunMode } from '@rosetta/contracts/runs';
import {
  migrateMonitoringMart,
  MONITORING_JOBS,
  ProductionRule,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { createLogger } from '@rosetta/service-kit';
import {
  FakeReferentiel,
  createReferentiel,
} from '@rosetta/service-kit/testUtils';
import { readFigures } from '../__testUtils__/figures';
import { argoCdApplications } from '@rosetta/sources/argocd';
import { gitLabDeployments, gitLabEnvironments } from '@rosetta/sources/gitlab';
import {
  argoCdApplication,
  gitLabDeployment,
  land,
} from '@rosetta/sources/testUtils';
import { Snapshots } from '../referentiel/Snapshots';
import { createDeploymentJob, DeploymentJobOptions } from './deploymentJob';
import { LandedIndex } from './LandedIndex';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const DAY = '2026-03-02';
const at = (time: string) => `${DAY}T${time}:00.000Z`;
const SHOP = { id: 'app-shop', group: 'grp-shop', pivots: [['gitlab:project', 'shop/web'], ['argocd:app', 'shop']] as [string, string][] }; // prettier-ignore
const BANK = { id: 'app-bank', group: 'grp-bank', pivots: [['argocd:app', 'bank']] as [string, string][] }; // prettier-ignore

describe('the job of deployments', () => {
  let stores: TestStores;
  let runs: RunService;
  let referentiel: FakeReferentiel;
  beforeEach(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
    runs = new RunService(stores.db, {
      domain: monitoring.name,
      jobs: MONITORING_JOBS,
    });
    referentiel = new FakeReferentiel(createReferentiel([SHOP, BANK]));
  });
  afterEach(async () => {
    await runs.close();
    await stores.raw.close();
  });

  const run = async (
    mode: RunMode = 'run',
    period = DAY,
    ingest: DeploymentJobOptions['ingestion']['land'] = async () => ({}),
  ) => {
    const { db, raw } = stores;
    const job = createDeploymentJob({
      raw,
      production: ProductionRule.parse({}),
      index: new LandedIndex(stores.db, raw),
      referentiel: new Snapshots(referentiel),
      ingestion: { land: ingest },
    });
    const [ended] = await runOnce({
      db,
      domain: monitoring.name,
      jobs: [job],
      logger: createLogger({ service: 'test', level: 'silent' }),
      periods: [period],
      mode,
      requestedBy: 'a test',
      reason: 'to see',
    });
    return ended;
  };
  const deployments = (...records: object[]) =>
    land(stores.raw, gitLabDeployments, records);
  const figures = () => readFigures(stores.db);
  const warnings = async (id: string) =>
    (await runs.log(id)).items
      .filter(({ level }) => level === 'warn')
      .map(({ message }) => message);

  it('publishes what finished on the day, with whose it is and where it came from', async () => {
    await deployments(
      gitLabDeployment(1, at('10:00')),
      gitLabDeployment(2, '2026-03-03T00:00:00.000Z'),
      gitLabDeployment(3, at('12:00'), { deployable: null }),
    );
    const ended = await run();
    expect(ended).toMatchObject({
      state: 'succeeded',
      published: true,
      counts: { deployments: 2, production: 2, notAttributed: 0 },
    });
    expect(await figures()).toMatchObject([
      {
        source: 'gitlab',
        project: 'shop/web',
        external_id: '1',
        application_id: 'app-shop',
        group_id: 'grp-shop',
        production: true,
        sha: 'c0ffee1',
        deployer: 'jane',
        url: 'https://gitlab.test/shop/web/-/jobs/11',
        finished_at: new Date(at('10:00')),
        raw_row: 1,
      },
      { external_id: '3', finished_at: new Date(at('12:00')) },
    ]);
  });

  it('gives the same mart however often it runs, and does nothing when nothing changed', async () => {
    await deployments(gitLabDeployment(1, at('10:00')), gitLabDeployment(2, at('11:00'))); // prettier-ignore
    await land(stores.raw, argoCdApplications, [argoCdApplication('bank', [at('09:00')])]); // prettier-ignore
    await run();
    const first = await figures();
    expect(first).toHaveLength(3);
    expect((await run()).counts).toEqual({ unchanged: true });
    await run('reprocess');
    expect(await figures()).toEqual(first);
    // Another day's deployment is no news to this one.
    await deployments(gitLabDeployment(9, '2026-03-01T10:00:00.000Z'));
    expect((await run()).counts).toEqual({ unchanged: true });
  });

  it('counts each deployment once, in its last state', async () => {
    const running = { status: 'running', deployable: null };
    await deployments(gitLabDeployment(1, at('10:00'), running));
    await run();
    expect(await figures()).toMatchObject([{ status: 'running' }]);
    await deployments(gitLabDeployment(1, at('10:05')));
    const ended = await run();
    expect(ended.counts).toMatchObject({ read: 2, deployments: 1 });
    expect(await figures()).toMatchObject([{ status: 'success' }]);
  });

  it('knows production by the tier, else by the name', async () => {
    const named = (id: number, name: string) =>
      gitLabDeployment(id, at(`1${id}:00`), { environment: { id, name } });
    await land(stores.raw, gitLabEnvironments, [
      { id: 1, name: 'live', tier: 'production', project_path: 'shop/web' },
      { id: 2, name: 'prod-copy', tier: 'staging', project_path: 'shop/web' },
    ]);
    await deployments(
      named(1, 'live'),
      named(2, 'prod-copy'),
      named(3, 'Prod-eu'),
      named(4, 'preprod'),
      named(5, 'live/eu'),
      named(6, 'pre-prod'),
      named(7, 'nonprod'),
    );
    await run();
    expect((await figures()).map(row => [row.production, row.tier])).toEqual([
      [true, 'production'],
      [false, 'staging'],
      [true, null],
      [false, null],
      [true, null],
      [false, null],
      [false, null],
    ]);
  });

  it('takes from Argo CD only what GitLab does not know of', async () => {
    await land(stores.raw, argoCdApplications, [
      argoCdApplication('shop', [at('08:00')]),
      argoCdApplication('bank', ['2026-03-01T08:00:00Z', at('09:00'), '2026-03-05T08:00:00Z']),
    ]); // prettier-ignore
    const ended = await run();
    expect(ended.counts).toMatchObject({ deployments: 1, leftToGitLab: 1 });
    expect(await figures()).toMatchObject([
      {
        source: 'argocd',
        project: 'bank',
        application_id: 'app-bank',
        environment: 'production',
        sha: 'a1b2c31',
        deployer: 'joe',
        finished_at: new Date(at('09:00')),
      },
    ]);
    // The same rollouts again, in a later state of the application.
    await land(stores.raw, argoCdApplications, [
      argoCdApplication('bank', ['2026-03-01T08:00:00Z', at('09:00'), '2026-03-05T08:00:00Z', '2026-03-06T08:00:00Z']),
    ]); // prettier-ignore
    expect((await run()).counts).toEqual({ unchanged: true });
  });

  it('tells applications of one name in several namespaces apart, also when they are rolled out at once', async () => {
    const inNamespace = (namespace: string) => {
      const { metadata, ...rest } = argoCdApplication('web', [at('09:00')]);
      return { metadata: { ...metadata, namespace }, ...rest };
    };
    referentiel.change(
      createReferentiel([
        { id: 'app-a', group: 'grp', pivots: [['argocd:app', 'team-a/web']] },
        { id: 'app-b', group: 'grp', pivots: [['argocd:app', 'team-b/web']] },
      ]),
    );
    const both = [inNamespace('team-a'), inNamespace('team-b')];
    await land(stores.raw, argoCdApplications, both);
    await run();
    expect(await figures()).toMatchObject([
      { application_id: 'app-a' },
      { application_id: 'app-b' },
    ]);
  });

  it('counts, and says, what no pivot named at that instant', async () => {
    const content = createReferentiel([SHOP]);
    referentiel.change({
      ...content,
      pivots: content.pivots.map(pivot => ({ ...pivot, validFrom: at('12:00') })),
    }); // prettier-ignore
    await deployments(
      gitLabDeployment(1, at('11:59')),
      gitLabDeployment(2, at('12:00')),
      gitLabDeployment(3, at('13:00'), { project_path: 'some/thing' }),
    );
    const ended = await run();
    expect(ended.counts).toMatchObject({
      read: 3,
      deployments: 1,
      notAttributed: 2,
    });
    expect(await warnings(ended.id)).toEqual([
      'Deployments of no application, as no pivot named them then: 2, of shop/web, some/thing',
    ]);
    referentiel.change(createReferentiel([SHOP]));
    expect((await run()).counts).toMatchObject({
      deployments: 2,
      notAttributed: 1,
    });
  });

  it('fails without the référentiel, and what was published stays', async () => {
    await deployments(gitLabDeployment(1, at('10:00')));
    await run();
    const before = await figures();
    await deployments(gitLabDeployment(2, at('11:00')));
    referentiel.content = { ...referentiel.content, get pivots(): never { throw new Error('no pivots'); } }; // prettier-ignore
    referentiel.version_ += 1;
    expect(await run()).toMatchObject({ state: 'failed' });
    expect(await figures()).toEqual(before);
  });

  it('fails in the words of a source that does not answer, and what was published stays', async () => {
    await deployments(gitLabDeployment(1, at('10:00')));
    await run();
    const before = await figures();
    await deployments(gitLabDeployment(2, at('11:00')));
    const down = async () => {
      throw new Error('GitLab answered 401; check its token');
    };
    expect(await run('run', DAY, down)).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/^Landing failed: GitLab answered 401/),
    });
    expect(await figures()).toEqual(before);
  });

  it('counts what a source would not let it read, also where nothing else is new', async () => {
    await deployments(gitLabDeployment(1, at('10:00')));
    const withGaps = async () => ({ projectsNotRead: 2 });
    expect((await run('run', DAY, withGaps)).counts).toMatchObject({
      deployments: 1,
      projectsNotRead: 2,
    });
    expect((await run('run', DAY, withGaps)).counts).toEqual({
      unchanged: true,
      projectsNotRead: 2,
    });
  });

  it('refuses a day that has not begun', async () => {
    const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60 * 1_000)
      .toISOString()
      .slice(0, 10);
    expect(await run('run', inAWeek)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining(`${inAWeek} has not begun yet`),
    });
  });
});
