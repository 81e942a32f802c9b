import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateMonitoringMart } from '../migrate';
import { publishedIncidentDay } from '../testUtils';
import { linkIncidents } from './linkIncidents';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

it('reads the problems that incidents name, however many others are kept', async () => {
  const db = await databases.init('POSTGRES_18');
  await migrateMonitoringMart(db);
  const day = '2026-03-02';
  const at = (time: string) => `${day}T${time}:00.000Z`;
  const earlier = await publishedIncidentDay(db, '2026-03-01', {});
  await db.raw(
    `insert into problem (day, run_id, source, application_id, application_name, updated_at, raw_dataset,
       raw_import, raw_row, problem_id, display_id, title, started_at)
     select date '2026-03-01', ?, 'dynatrace', 'app-shop', 'The shop', timestamptz '2026-03-01 10:00Z', 'd',
       1, n, n::text, 'P-' || n, 't', timestamptz '2026-03-01 10:00Z'
     from generate_series(1, 20000) n`,
    [earlier],
  );
  const id = await publishedIncidentDay(db, day, {
    problems: [{ id: 'now', startedAt: at('09:00') }],
    incidents: [
      { id: 'i1', openedAt: at('10:00'), problem: 'P-now' },
      { id: 'i2', openedAt: at('10:00'), problem: '7' },
      { id: 'i3', openedAt: at('10:00'), problem: 'none' },
      { id: 'i4', openedAt: at('10:00') },
    ],
  });
  await db.raw('analyze');
  const read = await db.transaction(async trx => {
    // What the connection did before may be counted too.
    const rowsRead = async () => {
      const { rows } = await trx.raw(
        `select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read
         from pg_stat_xact_user_tables where relname = 'problem'`,
      );
      return rows[0].read as number;
    };
    const before = await rowsRead();
    await linkIncidents(trx, { id, day }, { attributionHours: 72 });
    return (await rowsRead()) - before;
  });
  expect(read).toBeLessThan(20);
  const began = await db('incident').orderBy('incident_id').pluck('began_at');
  expect(began.map(each => each?.toISOString() ?? null)).toEqual([
    at('09:00'),
    '2026-03-01T10:00:00.000Z',
    null,
    null,
  ]);
});
