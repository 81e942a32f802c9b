import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateFinopsMart } from '../migrate';
import { publishTestRun } from '../testUtils';
import { LineReadModel } from './LineReadModel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

interface PlanNode {
  Alias?: string;
  Plans?: PlanNode[];
}

const listNodes = (node: PlanNode): PlanNode[] => [
  node,
  ...(node.Plans ?? []).flatMap(listNodes),
];

describe('LineReadModel', () => {
  it('reads no more lines than a page needs', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    const { id: runId } = await publishTestRun(db, {
      period: '2024-09',
      facts: Array.from({ length: 20_000 }, (_, at) => ({
        application: `app-${at % 500}`,
      })),
    });
    const statements: { sql: string; bindings: string[] }[] = [];
    db.on('query', query => statements.push(query));
    const rows = await new LineReadModel(db).page({
      run: { period: '2024-09', runId },
      measure: 'effective',
      filters: { application: 'app-7' },
      after: { rawLine: '10000010008', application: 'app-7' },
      limit: 5,
    });
    expect(rows.map(row => Number(row.raw_line) - 1e10)).toEqual([
      10_508, 11_008, 11_508, 12_008, 12_508,
    ]);

    const { sql, bindings } = statements[0];
    const connection = await db.client.acquireConnection();
    const plan = await connection.query(
      `explain (analyze, format json) ${sql}`,
      bindings,
    );
    await db.client.releaseConnection(connection);
    const scans = listNodes(plan.rows[0]['QUERY PLAN'][0].Plan).filter(
      node => node.Alias === 'c',
    );
    expect(scans[0]).toMatchObject({
      'Node Type': 'Index Scan',
      'Index Name': expect.stringMatching(/_application$/),
      'Actual Rows': 5,
    });
  });
});
