import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateMonitoringMart } from '../migrate';
import { publishedIncidentDay } from '../testUtils';
import { IncidentReadModel } from './IncidentReadModel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

interface Plan {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: Plan[];
}

const rowsOf = (plan: Plan, table: string): number =>
  (plan['Relation Name'] === table
    ? plan['Actual Rows'] * plan['Actual Loops']
    : 0) +
  (plan.Plans ?? []).reduce((sum, each) => sum + rowsOf(each, table), 0);

it('reads the decisions on the incidents that are asked for, however many others there are', async () => {
  const db = await databases.init('POSTGRES_18');
  await migrateMonitoringMart(db);
  await publishedIncidentDay(db, '2026-03-02', {
    incidents: [{ id: 'i1', openedAt: '2026-03-02T10:00:00.000Z' }],
  });
  await db.raw(
    `insert into incident_link (source, incident_id, version, deployment_id, kind, certainty, reason, decided_by)
     select 'servicenow', 'other' || n, v, 'gitlab:shop/web:' || n, 'override', 'high', 'override', 'jane'
     from generate_series(1, 5000) n, generate_series(1, 2) v`,
  );
  await db.raw('analyze');
  const { rows } = await db.raw(
    `explain (analyze, format json)
     select l.* from published_incident i
       join current_incident_link l on l.source = i.source and l.incident_id = i.incident_id
     where i.application_id = 'app-shop'`,
  );
  const [{ Plan: plan }] = rows[0]['QUERY PLAN'];
  expect(rowsOf(plan, 'incident_link')).toBeLessThan(5);
});

it('takes the last decision', async () => {
  const db = await databases.init('POSTGRES_18');
  await migrateMonitoringMart(db);
  await publishedIncidentDay(db, '2026-03-02', {
    incidents: [{ id: 'i1', openedAt: '2026-03-02T10:00:00.000Z' }],
  });
  await db('incident_link').insert(
    [3, 2].map(version => ({
      ...{ source: 'servicenow', incident_id: 'i1', version },
      deployment_id: `gitlab:shop/web:${version}`,
      ...{ kind: 'override', certainty: 'high', reason: 'override' },
      decided_by: 'jane',
    })),
  );
  const found = await new IncidentReadModel(db).find('servicenow', 'i1');
  expect(found.map(({ link }) => link?.version)).toEqual([3]);
});
