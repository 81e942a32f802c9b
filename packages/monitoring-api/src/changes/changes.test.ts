import { TestDatabases } from '@rosetta/test-kit/databases';
import { publishedIncidentDay } from '@rosetta/monitoring-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const at = (time: string, day: string) => `${day}T${time}:00.000Z`;
const BANK = { application: 'app-bank', applicationName: 'The bank', group: 'grp-bank' }; // prettier-ignore

describe('changes', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
  });
  afterAll(() => service.stop());
  const get = async (path: string, query = {}) =>
    (await service.get(path, query).expect(200)).body;

  it('sees what a change collides with that began before the window, and none that only touches it', async () => {
    const [eve, day] = ['2026-03-09', '2026-03-10'];
    await publishedIncidentDay(service.db, eve, {
      changes: [{ id: 'n1', at: at('22:00', eve), plannedEnd: at('03:00', day) }],
    }); // prettier-ignore
    await publishedIncidentDay(service.db, day, {
      changes: [
        { id: 'n2', at: at('02:00', day), plannedEnd: at('04:00', day) },
        { id: 'n3', at: at('04:00', day), plannedEnd: at('05:00', day) },
        { id: 'n4', at: at('04:00', day), plannedEnd: null },
      ],
    }); // prettier-ignore
    const { items } = await get('/v1/changes/calendar', { from: day, to: '2026-03-11' }); // prettier-ignore
    const met = items.map(({ id, collisions }: any) => [
      id,
      ...collisions.map((each: any) => each.change),
    ]);
    expect(met).toEqual([
      ['n4', 'n3'],
      ['n3', 'n4'],
      ['n2', 'n1'],
    ]);
  });

  it('counts a change of several applications once', async () => {
    const day = '2026-03-16';
    const raw = { dataset: 'servicenow.change_request', import: 9, row: 1 };
    const shared = { id: 's1', at: at('09:00', day), type: 'emergency', raw }; // prettier-ignore
    await publishedIncidentDay(service.db, day, {
      changes: [shared, { ...shared, ...BANK }, { id: 's2', at: at('10:00', day) }],
    }); // prettier-ignore
    const query = { from: day, to: '2026-03-17' };
    expect(await get('/v1/changes/quality', query)).toMatchObject({
      changes: 2,
      emergencies: 1,
      emergencyRate: 1 / 2,
      changesWithoutDeployment: { count: 2 },
    });
  });
});
