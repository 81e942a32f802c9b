import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateFinopsMart } from '../migrate';
import { indirectFact, publishTestRun } from '../testUtils';
import { FocusExportReadModel } from './FocusExportReadModel';
import { FocusRow } from './focusColumns';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** What a row is of, and its cost. */
const summaryOf = ({
  raw_line,
  pool_id,
  application_id,
  effective,
}: FocusRow) => [raw_line, pool_id, application_id, effective].join(' ');

const collect = async (batches: AsyncIterable<FocusRow[]>) => {
  const rows: string[] = [];
  for await (const batch of batches) rows.push(...batch.map(summaryOf));
  return rows;
};

describe('FocusExportReadModel', () => {
  it('reads the same rows, once each, whatever the size of a batch', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    const applications = ['app-a', 'app-b', 'app-c'];
    const { id: runId } = await publishTestRun(db, {
      period: '2024-09',
      facts: Array.from({ length: 24 }, (_, at) => ({
        lineHash: String(at).padStart(32, '0'),
        effective: `${at}.01`,
        ...(at % 3
          ? indirectFact('even', { pool: String(at % 3).repeat(32) })
          : { application: applications[at % 2] }),
      })),
      rules: [{ ruleId: 'even', targets: { applications } }],
      applications: applications.map(id => ({
        id,
        group: 'grp-shop',
        owners: ['grp-shop'],
        attributes: {},
      })),
    });
    const rows = new FocusExportReadModel(db);
    const filters = { group: 'grp-shop' };
    const read = async (batch: number) => {
      const query = { run: { period: '2024-09', runId }, filters, batch };
      return {
        charges: await collect(rows.charges(query)),
        shares: await collect(rows.shares(query)),
        parts: await collect(rows.parts(query)),
      };
    };
    const whole = await read(1_000);
    expect(whole.charges).toHaveLength(8);
    expect(whole.shares).toHaveLength(2 * 3);
    expect(whole.parts).toHaveLength(16 * 3);
    for (const batch of [1, 2, 3, 6]) expect(await read(batch)).toEqual(whole);
  });
});
