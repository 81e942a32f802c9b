import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const PATH = '/v1/maintenance-windows';
const WINDOW = {
  name: 'Database upgrade',
  applications: ['app-shop'],
  from: '2026-03-02T22:00:00Z',
  to: '2026-03-03T02:00:00Z',
  reason: 'agreed with the shop',
};

describe('maintenance windows', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
  });
  afterAll(() => service.stop());

  it('are declared, changed under If-Match and cancelled; one that overlaps is refused by name', async () => {
    const made = await service.send('post', PATH, WINDOW).expect(201);
    expect(made.body).toMatchObject({ revision: 1, cancelled: false });
    const { id } = made.body;
    const again = { ...WINDOW, name: 'Network', applications: ['app-bank', 'app-shop'], from: '2026-03-03T01:59:00Z', to: '2026-03-03T05:00:00Z' }; // prettier-ignore
    const overlap = await service.send('post', PATH, again).expect(400);
    expect(overlap.body.error.message).toContain(
      `overlaps the maintenance window "Database upgrade" (${id}) of app-shop, 2026-03-02T22:00:00.000Z to 2026-03-03T02:00:00.000Z; change that one`,
    );
    await service.send('post', PATH, { ...again, from: '2026-03-03T02:00:00Z' }).expect(201); // prettier-ignore
    const put = (body: object, etag = made.headers.etag) =>
      service.send('put', `${PATH}/${id}`, body, { 'if-match': etag });
    await service.send('put', `${PATH}/${id}`, WINDOW).expect(412);
    await put({ ...WINDOW, to: '2026-03-03T02:01:00Z' }).expect(400);
    const { body } = await put({ ...WINDOW, cancelled: true }).expect(200);
    expect(body).toMatchObject({ revision: 2, cancelled: true });
    const { body: list } = await service.get(PATH, { application: 'app-shop' });
    expect(list.items).toMatchObject([{ name: 'Network' }, { cancelled: true }]); // prettier-ignore
  });

  it.each([
    [{ to: WINDOW.from }, 'to: must be after from'],
    [{ to: '2026-05-03T02:00:00Z' }, 'to: must be 31 days after from at most'],
    [{ applications: ['app-nobody'] }, 'applications: There is no application'],
    [{ reason: '' }, 'reason'],
  ])('are refused with %j', async (fields, problem) => {
    const { body } = await service.send('post', PATH, { ...WINDOW, ...fields }).expect(400); // prettier-ignore
    expect(body.error.message).toContain(problem);
  });

  it('need a role', async () => {
    await request(service.app).get(PATH).expect(401);
    const post = request(service.app).post(PATH).send(WINDOW);
    expect((await post.set('authorization', 'Bearer Rosetta_User')).status).toBe(403); // prettier-ignore
  });
});
