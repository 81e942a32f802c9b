import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { schemaReport } from '@rosetta/service-kit/testUtils';
import { migrateMonitoringMart } from './migrate';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const REPORT = join(__dirname, '../report.sql.md');

const TABLES = [
  'change_gate_decision',
  'change_request',
  'delivery',
  'delivery_merge_request',
  'deployment',
  'deployment_application',
  'deployment_group',
  'incident',
  'incident_link',
  'landing_mark',
  'live_signal',
  'live_signal_poll',
  'live_source',
  'merge_request',
  'problem',
  'signal_hour',
  'signal_minute',
  'source_poll',
  'monitoring_audit',
  'slo_version',
  'maintenance_window',
  'slo_hour',
  'slo_minute',
  'slo_status',
  'slo_alert',
  'budget_policy',
  'budget_decision',
];

describe('schema', () => {
  it('matches report.sql.md (UPDATE_REPORTS=1 rewrites it)', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateMonitoringMart(db);
    const report = await schemaReport(db, 'monitoring_db', TABLES);
    if (process.env.UPDATE_REPORTS) await writeFile(REPORT, report);
    expect(await readFile(REPORT, 'utf8')).toBe(report);
  });

  it('migrates up, down and up again', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateMonitoringMart(db);
    const ours = {
      directory: join(__dirname, '../migrations'),
      tableName: 'monitoring_mart_migrations',
    };
    await db.migrate.rollback(ours, true);
    expect(await db.schema.hasTable('deployment')).toBe(false);
    await migrateMonitoringMart(db);
    expect(await db.schema.hasTable('deployment')).toBe(true);
  });
});
