import {
  publishedDay,
  publishedDeliveries,
  publishedIncidentDay,
  publishedIncidents,
} from '@rosetta/monitoring-mart/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const WINDOW = { from: '2026-03-02', to: '2026-03-09' };
const at = (day: string, time: string) => `2026-03-${day}T${time}:00.000Z`;

describe('the DORA figures of a window in which incidents are known since a day', () => {
  let late: TestService;
  beforeAll(async () => {
    late = await createTestService(databases);
    const { db } = late;
    // Problems of monitoring say nothing of incidents.
    await publishedIncidentDay(db, '2026-03-01', { problems: [{ id: '1', startedAt: '2026-03-01T08:00:00.000Z' }] }); // prettier-ignore
    for (const day of ['02', '03', '04']) {
      await publishedDay(db, `2026-03-${day}`, [{ externalId: day, finishedAt: at(day, '10:00'), sha: day }]); // prettier-ignore
      await publishedDeliveries(db, `2026-03-${day}`);
    }
    await publishedIncidents(db, '2026-03-03', [
      { id: 'INC1', deployment: 'gitlab:shop/web:02', openedAt: at('03', '09:00'), resolvedAt: at('03', '09:30') },
      { id: 'INC2', deployment: 'gitlab:shop/web:03', openedAt: at('03', '11:00'), state: 'closed' },
    ]); // prettier-ignore
  });
  afterAll(() => late.stop());
  const answer = async (path: string, query = {}) =>
    (await late.get(path, { ...WINDOW, ...query }).expect(200)).body;

  it('count only deployments since then in the failure rate, and say how many that leaves out', async () => {
    const { changeFailureRate, reworkRate } = (await answer('/v1/dora')).total.metrics; // prettier-ignore
    expect(changeFailureRate).toMatchObject({ value: 0.5, count: 2, failures: 1, unobserved: 1 }); // prettier-ignore
    expect(reworkRate.count).toBe(3);
  });

  it('are not known before it, rather than zero, by both definitions', async () => {
    const before = { from: '2026-03-01', to: '2026-03-03' };
    for (const definition of ['2021', '2023']) {
      const { metrics } = (await answer('/v1/dora', { ...before, definition })).total; // prettier-ignore
      for (const metric of ['changeFailureRate', 'recoveryTime'])
        expect(metrics[metric]).toMatchObject({
          value: null,
          band: null,
          reasonCode: 'incidents-not-landed',
          reason: 'incidents are known since 2026-03-03 only',
        });
    }
  });

  it('have no recovery time of an incident that is closed without a date, which is not open either', async () => {
    const { recoveryTime } = (await answer('/v1/dora')).total.metrics;
    expect(recoveryTime).toMatchObject({ value: null, count: 1, unresolved: 0, reasonCode: 'end-not-known' }); // prettier-ignore
  });

  it('list as many rows as they count, and say of which deployments no incidents are known', async () => {
    const rows = async (query = {}) =>
      (await answer('/v1/dora/deployments', query)).items.map(
        (row: { sha: string; incidentsKnown: boolean }) => [row.sha, row.incidentsKnown], // prettier-ignore
      );
    expect(await rows()).toEqual([['04', true], ['03', true], ['02', false]]); // prettier-ignore
    expect(await rows({ metric: 'changeFailureRate' })).toEqual([['03', true]]); // prettier-ignore
    const { items } = await answer('/v1/dora/incidents');
    expect(items).toMatchObject([{ number: 'INC2', resolvedAt: null }]);
  });
});
