import { TestDatabases } from '@rosetta/test-kit/databases';
import { TestClient, createTestApp } from './__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('access', () => {
  let client: TestClient;
  beforeAll(async () => {
    const db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
  });

  const refusals = async (who: string) => [
    (await client.get('/v1/applications?limit=-1', who)).status,
    (await client.post('/v1/change-requests', {}, who)).status,
  ];

  it('returns 401 without identity, before anything else is validated', async () => {
    expect(await refusals('stranger')).toEqual([401, 401]);
  });

  it('returns 403 without a role, before the request is validated', async () => {
    expect(await refusals('visitor')).toEqual([403, 403]);
  });

  it.each(['cr-1', 'x', '99999999999999999999999', '__proto__', '%00'])(
    'returns 400 or 404 for the change request %s',
    async id => {
      for (const answer of [
        await client.get(`/v1/change-requests/${id}`),
        await client.patch(`/v1/change-requests/${id}`, { title: 'x' }),
        await client.post(`/v1/change-requests/${id}/submit`),
        await client.approve(id),
      ])
        expect([400, 404]).toContain(answer.status);
    },
  );

  it.each([
    'limit=0',
    'limit=501',
    'limit=x',
    'what=ever',
    'cursor=zz',
    'state=new',
  ])('returns 400 for a list with %s', async query => {
    const { status } = await client.get(`/v1/change-requests?${query}`);
    expect(status).toBe(400);
  });
});
