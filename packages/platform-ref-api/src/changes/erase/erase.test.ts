import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { createHttpClient } from '@rosetta/http-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ADMIN = 'referentiel-admin';
const erase = (id: string, kind = 'application') => ({ op: 'erase', kind, id });

describe('erasing', () => {
  let db: Knex;
  let client: TestClient;
  let used: object[] = [];
  let isAway = false;
  const service = createServer((incoming, response) => {
    incoming.resume();
    response.setHeader('content-type', 'application/json');
    response.statusCode = isAway ? 500 : 200;
    response.end(JSON.stringify({ items: used }));
  });
  let clients: ReturnType<typeof createHttpClient>[];

  beforeAll(async () => {
    await once(service.listen(0, '127.0.0.1'), 'listening');
    const { port } = service.address() as AddressInfo;
    clients = ['finops', 'monitoring'].map(name =>
      createHttpClient({ name, baseUrl: `http://127.0.0.1:${port}`, token: async () => 'token', retries: 0 }),
    );
    const [finops, monitoring] = clients;
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db, { finops, monitoring }));
    await client.apply([
      ...SHOP,
      { op: 'create', kind: 'application', id: 'app-wrong', set: { name: 'Wrong', group: GROUP } },
      pivot('arn:wrong', { application: 'app-wrong' }),
    ]);
  });
  beforeEach(() => {
    used = [];
    isAway = false;
  });
  afterAll(async () => {
    await Promise.all(clients.map(each => each.close()));
    service.closeAllConnections();
    service.close();
  });

  it('lets only administrators erase, and only an entity that exists and nothing refers to', async () => {
    const denied = await client.draft([erase('app-wrong')]).expect(403);
    expect(denied.body.error.message).toMatch(/Rosetta_Referentiel_Admin/);
    const missing = await client.draft([erase('app-nowhere')], ADMIN).expect(400);
    expect(missing.body.error.message).toMatch(/app-nowhere does not exist/);
    const referred = await client.draft([erase('app-wrong')], ADMIN).expect(400);
    expect(referred.body.error.message).toMatch(/app-wrong is referenced by pivot/);
  });

  it('refuses an erasure while a service does not answer, and where a published run has used the entity', async () => {
    isAway = true;
    const away = await client.draft([erase('app-shop')], ADMIN).expect(503);
    expect(away.body.error.message).toMatch(/(finops|monitoring) does not say whether/);
    // What is wrong with the request itself is told first.
    const others = await client.draft([pivot('arn:others')]).expect(201);
    const edit = (id: string) => client.patch(`/v1/change-requests/${id}`, { changes: [erase('app-shop')] }, ADMIN);
    await edit(others.body.id).expect(403);
    await edit('cr-999').expect(404);
    isAway = false;
    used = [{ kind: 'application', id: 'app-shop', period: '2026-10' }];
    const { body } = await client.draft([erase('app-shop')], ADMIN).expect(409);
    expect(body.error.message).toMatch(/published runs have used app-shop \(finops, 2026-10\).*delete instead/);
  });

  it('removes an entity from all time once another administrator approves, and audits the erasure', async () => {
    const [{ id: pivotId }] = (await client.get('/v1/pivots?application=app-wrong')).body.items;
    const before = new Date().toISOString();
    const history = () => client.get('/v1/applications/app-wrong/history');
    await client.post('/v1/applications/app-wrong/attest', {}, 'colleague').expect(200);
    expect((await history().expect(200)).body.items).toHaveLength(3);
    const { body } = await client.draft([erase(pivotId, 'pivot'), erase('app-wrong')], ADMIN).expect(201);
    expect(body.needsAdmin).toContain('all-time');
    const diff = await client.get(`/v1/change-requests/${body.id}/diff`, ADMIN).expect(200);
    expect(diff.body.items.map(({ op }: { op: string }) => op)).toEqual(['erase', 'erase']);
    await client.post(`/v1/change-requests/${body.id}/submit`, {}, ADMIN).expect(200);
    // A run may have used it meanwhile.
    used = [{ kind: 'application', id: 'app-wrong', period: '2026-10' }];
    await client.approve(body.id, 'platform-admin').expect(409);
    used = [];
    await client.approve(body.id, ADMIN).expect(403);
    await client.approve(body.id, 'platform-admin', 7).expect(412);
    const applied = await client.approve(body.id, 'platform-admin').expect(200);
    expect(applied.body.state).toBe('applied');
    await client.get(`/v1/applications/app-wrong?knownAt=${before}`).expect(404);
    await history().expect(404);
    expect(await db('ref_pivot').where('id', pivotId)).toEqual([]);
    const audited = await db('ref_audit').where({ op: 'erase' }).orderBy('seq').select('entity_id', 'before', 'after');
    expect(audited).toEqual([
      { entity_id: pivotId, before: null, after: null },
      { entity_id: 'app-wrong', before: null, after: null },
    ]);
    const undo = () => client.post(`/v1/change-requests/${body.id}/revert`, { reason: 'No' }, ADMIN).expect(409);
    await undo();
    // What has its id since is another thing: undoing the erasure leaves it.
    await client.apply([{ op: 'create', kind: 'application', id: 'app-wrong', set: { name: 'Right', group: GROUP } }]);
    expect((await history().expect(200)).body.items).toMatchObject([{ op: 'create', kind: 'application' }]);
    expect((await undo()).body.error.message).toMatch(/^Nothing that cr-\d+ changed is left/);
  });
}); // prettier-ignore
