import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  publishedDay,
  publishedIncidentDay,
} from '@rosetta/monitoring-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const DAY = '2026-03-02';
const WINDOW = { from: DAY, to: '2026-03-04' };
const at = (time: string) => `${DAY}T${time}:00.000Z`;

describe('records of incidents', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await publishedDay(service.db, DAY, [
      { externalId: '1', finishedAt: at('08:00') },
      { externalId: '2', finishedAt: at('09:30') },
    ]);
    await publishedIncidentDay(service.db, DAY, {
      incidents: [
        { id: 'i1', openedAt: at('10:05') },
        { id: 'i2', openedAt: at('12:00'), priority: 4, notCounted: 'priority' },
        { id: 'i3', openedAt: at('13:00') },
      ],
    }); // prettier-ignore
  });
  afterAll(() => service.stop());

  const audit = async () =>
    (
      await request(service.app)
        .get('/v1/audit?kind=incident-link')
        .set('authorization', 'Bearer Rosetta_Monitoring_Admin')
        .expect(200)
    ).body.items;

  it('write the whole list as a CSV file, with its filters, a line for each incident and application', async () => {
    const csv = async (query: Record<string, string | number>) => {
      const { text } = await service
        .get('/v1/incidents', { ...WINDOW, ...query })
        .set('accept', 'text/csv')
        .expect(200)
        .expect('content-type', /text\/csv/)
        .expect('content-disposition', /incidents\.csv/);
      return text.trim().split(/\r?\n/);
    };
    const [heading, ...lines] = await csv({ limit: 1 });
    expect(heading).toMatch(/^number,title,application,/);
    expect(lines.map(line => line.split(',')[0])).toEqual(['INCi3', 'INCi2', 'INCi1']); // prettier-ignore
    expect(lines[2]).toContain('gitlab:shop/web:2,medium,last-deployment');
    expect(await csv({ counts: 'false' })).toHaveLength(2);
    await service.get('/v1/incidents?colour=red').set('accept', 'text/csv').expect(400); // prettier-ignore
  });

  it('keep each override in the audit, with who, why, before and after, and none that was refused', async () => {
    const put = (deployment: string, reason: string) =>
      service.send('put', '/v1/incident-links/servicenow/i3', { deployment, reason }); // prettier-ignore
    const { body } = await put('gitlab:shop/web:1', 'Seen in the traces').expect(200); // prettier-ignore
    await put('gitlab:shop/web:77', 'x').expect(400);
    expect(await audit()).toMatchObject([
      {
        op: 'update',
        entityId: 'servicenow:i3',
        actor: body.decidedBy,
        reason: 'Seen in the traces',
        before: { version: body.version - 1 },
        after: { version: body.version, deployment: 'gitlab:shop/web:1', kind: 'override' },
      },
    ]); // prettier-ignore
  });
});
