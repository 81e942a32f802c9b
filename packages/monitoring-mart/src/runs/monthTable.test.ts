import { waitUntil } from '@rosetta/test-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateMonitoringMart } from '../migrate';
import { ensureMonth } from './monthTable';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

it('makes the table of a month once when two days of it begin together', async () => {
  const db = await databases.init('POSTGRES_18');
  await migrateMonitoringMart(db);
  const first = await db.transaction();
  const second = await db.transaction();
  await ensureMonth(first, '2026-09-29');
  const waits = ensureMonth(second, '2026-09-30');
  const isWaiting = async () => {
    const { rows } = await db.raw(
      `select count(*)::int from pg_locks
        where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows[0].count === 1;
  };
  await waitUntil(isWaiting);
  await first.commit();
  await waits;
  await second.commit();
  const { rows } = await db.raw(
    `select inhrelid::regclass::text as name from pg_inherits
      where inhparent = 'deployment'::regclass`,
  );
  expect(rows).toContainEqual({ name: 'deployment_2026_09' });
});
