import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { schemaReport } from '@rosetta/service-kit/testUtils';
import { migrateFinopsMart } from './migrate';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const REPORT = join(__dirname, '../report.sql.md');

const TABLES = [
  'agreed_price',
  'allocation_rule_set',
  'allocation_rule_version',
  'anomaly_answer',
  'anomaly_day',
  'anomaly_driver',
  'anomaly_notice',
  'billed_currency',
  'budget',
  'budget_alert',
  'budget_watch',
  'charge',
  'closed_period',
  'consumption',
  'cost_application',
  'cost_commitment',
  'cost_coverage',
  'cost_day',
  'cost_day_digest',
  'cost_day_span',
  'cost_group',
  'cost_invoice',
  'cost_label',
  'cost_pool',
  'cost_pool_share',
  'cost_pool_weight',
  'cost_rate',
  'cost_rule',
  'cost_run',
  'cost_summary',
  'cost_weight_source',
  'direct_cost',
  'exchange_rate',
  'finops_audit',
  'invoice',
  'landing_mark',
  'quarantine_relanding',
  'quarantine_settlement',
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
