import { TestDatabases } from '@rosetta/test-kit/databases';
import { DAYS } from '@rosetta/run-kit';
import {
  migrateMonitoringMart,
  ProductionRule,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import {
  FakeReferentiel,
  createReferentiel,
} from '@rosetta/service-kit/testUtils';
import { argoCdApplications } from '@rosetta/sources/argocd';
import { gitLabDeployments } from '@rosetta/sources/gitlab';
import {
  argoCdApplication,
  gitLabDeployment,
  land,
} from '@rosetta/sources/testUtils';
import { Snapshots } from '../referentiel/Snapshots';
import { createDeploymentJob } from './deploymentJob';
import { LandedIndex } from './LandedIndex';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const FIRST = '2025-06-01';
const DAY_COUNT = 200;
const ALL = Array.from({ length: DAY_COUNT }, (_, at) => DAYS.add(FIRST, at));
const at = (day: string) => `${day}T10:00:00.000Z`;
const SHOP = { id: 'app-shop', group: 'grp-shop', pivots: [['gitlab:project', 'shop/web']] as [string, string][] }; // prettier-ignore

describe('inputs of days', () => {
  let stores: TestStores;
  let referentiel: FakeReferentiel;
  beforeEach(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
    referentiel = new FakeReferentiel(createReferentiel([SHOP]));
    const deployments = ALL.map((day, id) => gitLabDeployment(id, at(day)));
    await land(stores.raw, gitLabDeployments, deployments);
    await land(stores.raw, argoCdApplications, [argoCdApplication('bank', ALL.slice(0, 10).map(at))]); // prettier-ignore
  });
  afterEach(() => stores.raw.close());

  /** A process of its own: it remembers nothing of an earlier one. */
  const read = async (days: readonly string[]) => {
    const { raw } = stores;
    const job = createDeploymentJob({
      raw,
      production: ProductionRule.parse({}),
      index: new LandedIndex(stores.db, raw),
      referentiel: new Snapshots(referentiel),
      ingestion: { land: async () => ({}) },
    });
    return job.inputs(days, new AbortController().signal);
  };

  it('takes no more queries for many days than for one', async () => {
    await read([FIRST]);
    const queries: string[] = [];
    for (const db of [stores.rawDb, stores.db])
      db.on('query', ({ sql }) => queries.push(sql));
    for (const question of ['version', 'at'] as const) {
      const answer = referentiel[question].bind(referentiel) as () => any;
      referentiel[question] = () => {
        queries.push(`référentiel: ${question}`);
        return answer();
      };
    }
    await read([FIRST]);
    const forOneDay = queries.splice(0);
    await read(ALL);
    expect(queries).toEqual(forOneDay);
    expect(queries).toContain('référentiel: version');
  });

  it('has a version for each day by itself', async () => {
    const [first, second] = ALL;
    const before = await read(ALL);
    expect([...before.keys()]).toEqual(ALL);
    for (const day of [first, second])
      expect((await read([day])).get(day)).toEqual(before.get(day));
    await land(stores.raw, gitLabDeployments, [gitLabDeployment(999, at(second))]); // prettier-ignore
    const after = await read(ALL);
    expect(ALL.filter(day => after.get(day)!.gitlab !== before.get(day)!.gitlab)).toEqual([second]); // prettier-ignore
    expect(after.get(first)).toEqual(before.get(first));
  });

  it('gives inputs for a future day too, which keeps no other from being run', async () => {
    const days = await read([FIRST, '2100-01-01']);
    expect([...days.keys()]).toEqual([FIRST, '2100-01-01']);
  });
});
