import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { schemaReport } from '@rosetta/service-kit/testUtils';
import { migrateFinopsMart } from './migrate';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const REPORT = join(__dirname, '../report.sql.md');

const TABLES = [
  'allocation_rule_set',
  'allocation_rule_version',
  'charge',
  'closed_period',
  'consumption',
  'cost_application',
  'cost_coverage',
  'cost_group',
  'cost_label',
  'cost_pool',
  'cost_pool_share',
  'cost_pool_weight',
  'cost_rule',
  'cost_run',
  'cost_summary',
  'cost_weight_source',
  'direct_cost',
  'finops_audit',
  'landing_mark',
  'restatement',
  'restatement_booking',
  'restatement_label',
];

describe('schema', () => {
  it('matches report.sql.md (UPDATE_REPORTS=1 rewrites it)', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    const report = await schemaReport(db, 'finops_db', TABLES);
    if (process.env.UPDATE_REPORTS) await writeFile(REPORT, report);
    expect(await readFile(REPORT, 'utf8')).toBe(report);
  });
});
