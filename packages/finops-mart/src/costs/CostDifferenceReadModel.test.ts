import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { migrateFinopsMart } from '../migrate';
import { publishTestRun } from '../testUtils';
import { CostDifferenceReadModel } from './CostDifferenceReadModel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const PERIOD = '2024-09';

describe('CostDifferenceReadModel', () => {
  let db: Knex;
  let differences: CostDifferenceReadModel;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    differences = new CostDifferenceReadModel(db);
  });

  const publish = async (
    facts: Parameters<typeof publishTestRun>[1]['facts'],
  ) => {
    const { id } = await publishTestRun(db, {
      period: PERIOD,
      facts,
      labels: [{ dimension: 'application', key: 'app-shop', label: 'Shop' }],
    });
    return { period: PERIOD, runId: id };
  };

  it('lists exact differences, the largest first, and leaves out what is equal', async () => {
    const before = await publish([
      { effective: '0.1' },
      { application: 'app-shop', effective: '1.2' },
      { application: 'app-mail', effective: '7' },
    ]);
    const after = await publish([
      { application: 'app-shop', effective: '1.4' },
      { application: 'app-mail', effective: '7' },
      { application: 'app-new', effective: '0.05' },
    ]);

    expect(await differences.byApplication(after, before)).toEqual({
      totals: [
        { unit: 'USD', before: '8.3', after: '8.45', difference: '0.15' },
      ],
      items: [
        { key: 'app-shop', label: 'Shop', unit: 'USD', before: '1.2', after: '1.4', difference: '0.2' },
        { key: 'unallocated', label: 'Unallocated', unit: 'USD', before: '0.1', after: '0', difference: '-0.1' },
        { key: 'app-new', label: 'app-new', unit: 'USD', before: '0', after: '0.05', difference: '0.05' },
      ], // prettier-ignore
    });
  });

  it('keeps currencies apart', async () => {
    const before = await publish([{ effective: '1' }]);
    const after = await publish([{ effective: '1', currency: 'EUR' }]);

    const { totals } = await differences.byApplication(after, before);

    expect(totals).toEqual([
      { unit: 'EUR', before: '0', after: '1', difference: '1' },
      { unit: 'USD', before: '1', after: '0', difference: '-1' },
    ]);
  });

  it('returns null differences when nothing was published before', async () => {
    const run = await publish([{ application: 'app-shop', effective: '3' }]);

    expect(await differences.byApplication(run, null)).toEqual({
      totals: [{ unit: 'USD', before: null, after: '3', difference: null }],
      items: [
        {
          key: 'app-shop',
          label: 'Shop',
          unit: 'USD',
          before: null,
          after: '3',
          difference: null,
        },
      ],
    });
  });
});
