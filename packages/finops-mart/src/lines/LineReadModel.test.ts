import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { migrateFinopsMart } from '../migrate';
import { publishTestRun } from '../testUtils';
import { LinePageQuery, LineReadModel } from './LineReadModel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

interface PlanNode {
  'Node Type'?: string;
  'Actual Rows'?: number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [
  node,
  ...(node.Plans ?? []).flatMap(nodesOf),
];

const ORDERS = [
  { sort: 'amount', index: /_amount$/, after: '100' },
  { sort: 'chargePeriod', index: /_from$/, after: '2024-09-11 00:00:00+00' },
  { sort: 'product', index: /_product$/, after: 'product-7' },
  { sort: 'account', index: /_account$/, after: 'account-7' },
  { sort: 'application', index: /_application$/, after: 'app-7' },
] as const;

/** Many lines of each value, so that only an index over value and line reads no more than a page. */
const publishTwoMonths = async (db: Knex) => {
  const ids: string[] = [];
  for (const [at, period] of ['2024-09', '2024-10'].entries()) {
    const { id } = await publishTestRun(db, {
      period,
      facts: Array.from({ length: 10_000 }, (_, row) => ({
        rawImport: at + 1,
        effective: String(row % 200),
        chargeFrom: `2024-09-${String((row % 20) + 1).padStart(
          2,
          '0',
        )}T00:00:00.000Z`,
        product: `product-${row % 20}`,
        billingAccount: `account-${row % 20}`,
        application: row % 20 ? `app-${row % 20}` : null,
      })),
    });
    ids.push(id);
  }
  return ids;
};

/** How the charges of a page are read. */
const scansOf = async (db: Knex, query: LinePageQuery) => {
  const statements: { sql: string; bindings: string[] }[] = [];
  const note = (statement: { sql: string; bindings: string[] }) =>
    statements.push(statement);
  db.on('query', note);
  await new LineReadModel(db).page(query);
  db.removeListener('query', note);
  expect(statements).toHaveLength(1);
  const [{ sql, bindings }] = statements;
  const connection = await db.client.acquireConnection();
  const plan = await connection.query(
    `explain (analyze, format json) ${sql}`,
    bindings,
  );
  await db.client.releaseConnection(connection);
  const [branches] = nodesOf(plan.rows[0]['QUERY PLAN'][0].Plan).filter(
    node => node['Node Type'] === 'Merge Append',
  );
  return nodesOf(branches).filter(node => node['Node Type']?.endsWith('Scan'));
};

describe('LineReadModel', () => {
  it('reads no more lines than a page needs', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    const [runId, next] = await publishTwoMonths(db);
    const runs = [
      { period: '2024-09', runId },
      { period: '2024-10', runId: next },
    ];
    for (const { sort, index, after } of ORDERS)
      for (const order of ['asc', 'desc'] as const) {
        const scans = await scansOf(db, {
          runs,
          measure: 'effective',
          filters: {},
          after: {
            value: after,
            rawLine: '10000010008',
            pool: '',
            application: '',
          },
          sort,
          order,
          limit: 5,
        });
        expect(scans).toHaveLength(2);
        for (const scan of scans)
          expect([sort, order, scan]).toEqual([
            sort,
            order,
            expect.objectContaining({
              'Node Type': 'Index Scan',
              'Index Name': expect.stringMatching(index),
            }),
          ]);
        const read = scans.map(scan => scan['Actual Rows'] ?? 0);
        expect(Math.max(...read)).toBeLessThanOrEqual(6);
      }
  });
});
