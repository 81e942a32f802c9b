import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateMonitoringMart } from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { argoCdApplications } from '@rosetta/sources/argocd';
import { gitLabEnvironments } from '@rosetta/sources/gitlab';
import { argoCdApplication, land } from '@rosetta/sources/testUtils';
import { LandedIndex } from './LandedIndex';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const environment = (tier: string) => ({
  id: 1,
  name: 'live',
  project_path: 'shop/web',
  tier,
  updated_at: '2026-03-02T08:00:00Z',
});

describe('LandedIndex where a later import supersedes an earlier one', () => {
  let stores: TestStores;
  let index: LandedIndex;
  beforeEach(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
    index = new LandedIndex(stores.db, stores.raw);
  });
  afterEach(() => stores.raw.close());

  const landEnvironment = async (tier: string, replace = false) => {
    await land(stores.raw, gitLabEnvironments, [environment(tier)], replace);
    await index.update();
  };
  const tier = async () =>
    (
      await index.environments.tiersOf([{ project: 'shop/web', name: 'live' }])
    ).tierOf('shop/web', 'live');
  const rows = (table: string) => stores.db(table).select();

  it('holds the tier of the import that replaced the other, and no row of that one', async () => {
    await landEnvironment('staging');
    expect(await tier()).toBe('staging');
    const before = await index.environments.digests();
    await landEnvironment('production', true);
    expect(await tier()).toBe('production');
    expect(await rows('landed_environment')).toMatchObject([
      { raw_import: 2, tier: 'production' },
    ]);
    expect(await index.environments.digests()).not.toEqual(before);
  });

  it('returns to the first state, and to its digest, when the first import comes again', async () => {
    await landEnvironment('staging');
    const first = await index.environments.digests();
    await landEnvironment('production', true);
    await landEnvironment('staging', true);
    expect(await tier()).toBe('staging');
    expect(await index.environments.digests()).toEqual(first);
  });

  it('equals an index that is built anew from raw', async () => {
    await landEnvironment('staging');
    await landEnvironment('production', true);
    const kept = await rows('landed_environment');
    await stores.db('landed_environment').delete();
    await stores.db('landed_period').delete();
    await index.update();
    expect(await rows('landed_environment')).toEqual(kept);
  });

  it('forgets rollouts, and the digests of their days, that the new import does not name', async () => {
    const landShop = async (rollouts: string[], replace = false) => {
      const record = argoCdApplication('shop', rollouts);
      await land(stores.raw, argoCdApplications, [record], replace);
      await index.update();
    };
    const [march2, march3] = ['2026-03-02T09:00:00Z', '2026-03-03T09:00:00Z'];
    await landShop([march2, march3]);
    expect([...(await index.rollouts.digests()).keys()].sort()).toEqual([
      '2026-03-02',
      '2026-03-03',
    ]);
    await landShop([march3], true);
    expect(await index.rollouts.ofDay('2026-03-02')).toEqual([]);
    expect(await index.rollouts.ofDay('2026-03-03')).toMatchObject([
      { deployedAt: '2026-03-03T09:00:00.000Z', raw: { import: 2 } },
    ]);
    expect([...(await index.rollouts.digests()).keys()]).toEqual([
      '2026-03-03',
    ]);
  });
});
