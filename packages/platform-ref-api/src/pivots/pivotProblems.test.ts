import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Change } from '@rosetta/contracts/ref';
import { HttpClient, createHttpClient } from '@rosetta/http-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { SHOP, TestClient, createTestApp } from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const create = (id: string, type: string, value: string, more: object = {}) =>
  ({
    op: 'create',
    kind: 'pivot',
    id,
    set: { application: 'app-shop', type, value, ...more },
  } as Change);
const OTHER = { application: 'app-mail' };

/** What finops and monitoring answer. */
const ANSWERS: Record<string, object> = {
  '/v1/pivots/seen': {},
  '/v1/unallocated': {
    items: [
      {
        key: '9000',
        label: 'Sandbox',
        amount: '12.5',
        lines: 2,
        cure: {
          action: 'propose-pivot',
          text: 'Propose it',
          pivot: { type: 'focus:subaccount', value: '9000' },
        },
      },
      {
        key: 'none',
        label: 'No account',
        amount: '1',
        lines: 1,
        cure: { action: 'fix-bill', text: 'Mend the bill' },
      },
    ],
    ...{ groupBy: 'account', total: { amount: '13.5', lines: 3 } },
    ...{
      currency: 'USD',
      measure: 'effective',
      from: '2026-10',
      to: '2026-11',
    },
    ...{ published: [], missing: [], otherCurrencies: [] },
  },
};

describe('problems of pivots', () => {
  let client: TestClient;
  let db: Knex;
  let finops: HttpClient;
  let monitoring: HttpClient;
  const server = createServer(async (incoming, response) => {
    let text = '';
    for await (const part of incoming) text += part;
    const path = incoming.url!.split('?')[0];
    const seen = (pivot: { value: string }) => pivot.value !== '0001';
    const answer = text
      ? {
          since: '2026-09-01T00:00:00.000Z',
          seen: JSON.parse(text).pivots.map(seen),
        }
      : ANSWERS[path];
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });

  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const open = (name: string, at: number) =>
      createHttpClient({
        name,
        baseUrl: `http://127.0.0.1:${at}`,
        token: async () => 'token',
      });
    // Nothing listens there: monitoring is away.
    finops = open('finops-api', port);
    monitoring = open('monitoring-api', 1);
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db, { finops, monitoring }));
    await client.apply([
      ...SHOP,
      {
        op: 'create',
        kind: 'application',
        id: 'app-mail',
        set: { name: 'Mail', group: 'team-shop' },
      },
      create('p-web', 'gitlab:project', 'shop/web'),
      create('p-web-2', 'gitlab:project', 'shop/Web'),
      create('p-api', 'gitlab:project', 'shop/API'),
      create('p-api-2', 'gitlab:project', 'shop/api', OTHER),
      create('p-argo', 'argocd:app', 'web'),
      create('p-argo-2', 'argocd:app', 'prod/web'),
      // A namespace of its own decides: two applications of one name are no conflict.
      create('p-argo-3', 'argocd:app', 'mail/web', OTHER),
      create('p-old', 'focus:subaccount', '0000', { validTo: '2025-01-01' }),
      create('p-moved', 'focus:resource', 'r', { validTo: '2025-01-01' }),
      create('p-moved-2', 'focus:resource', 'r', { ...OTHER, validFrom: '2025-01-01' }), // prettier-ignore
      create('p-unused', 'focus:subaccount', '0001'),
      create('p-used', 'focus:subaccount', '0002'),
      create('p-gone', 'catalog:component', 'component:default/gone'),
    ]);
    await db('catalog_component').insert({
      entity_ref: 'component:default/gone',
      stream: '0b1f2c3d-0000-4000-8000-000000000001',
      ...{ sequence: 1, name: 'gone', state: 'removed' },
    });
  });
  afterAll(async () => {
    await Promise.all([finops, monitoring].map(each => each.close()));
    server.close();
  });

  const list = async (query = '') => {
    const { body } = await client
      .get(`/v1/pivots/problems?${query}`)
      .expect(200);
    return body;
  };
  const found = async (query?: string) =>
    (await list(query)).items.map(
      ({ kind, pivot, other }: any) =>
        `${kind} ${pivot.id}${other ? ` of ${other.id}` : ''}`,
    );

  it('lists each problem once, with the pivot that it collides with', async () => {
    expect(await found()).toEqual([
      'conflict p-api-2 of p-api',
      'duplicate p-argo-2 of p-argo',
      'duplicate p-web-2 of p-web',
      'expired p-old',
      'orphan p-gone',
    ]);
  });

  it('filters problems by kind, type and application, page by page', async () => {
    expect(await found('kind=expired')).toEqual(['expired p-old']);
    expect(await found('type=gitlab:project')).toHaveLength(2);
    expect(await found('application=app-mail')).toEqual(['conflict p-api-2 of p-api']); // prettier-ignore
    const first = await list('limit=2');
    const rest = await found(`limit=3&cursor=${first.nextCursor}`);
    expect(rest).toEqual(['duplicate p-web-2 of p-web', 'expired p-old', 'orphan p-gone']); // prettier-ignore
  });

  it('lists unused pivots, and names a service that does not answer in place of its pivots', async () => {
    const { items, sources } = await list('kind=unused');
    expect(items.map(({ pivot }: any) => pivot.id)).toEqual(['p-unused']);
    expect(sources).toMatchObject([
      { name: 'finops', state: 'ok' },
      { name: 'monitoring', state: 'down' },
    ]);
  });

  it('lists what the bills contain and no application claims', async () => {
    const { body } = await client.get('/v1/pivots/unclaimed').expect(200);
    expect(body.items).toEqual([
      {
        source: 'finops',
        type: 'focus:subaccount',
        value: '9000',
        label: 'Sandbox',
        amount: '12.5',
        currency: 'USD',
        application: null,
      },
    ]);
    expect(body.sources.map(({ state }: any) => state)).toEqual(['ok', 'down']);
  });

  it('lists no problem once the cures of all are applied', async () => {
    const { items } = await list();
    await client.apply(items.flatMap(({ cure }: any) => cure.changes));
    expect(await found()).toEqual([]);
  });

  it.each(['kind=wrong', 'type=x', 'application=shop', 'cursor=x'])(
    'returns 400 for %s',
    async query => {
      const { status } = await client.get(`/v1/pivots/problems?${query}`);
      expect(status).toBe(400);
    },
  );

  it('returns 401 without identity and 403 without a role', async () => {
    const statusOf = async (path: string, who: string) =>
      (await client.get(`/v1/pivots/${path}`, who)).status;
    for (const path of ['problems', 'unclaimed'])
      expect([
        await statusOf(path, 'stranger'),
        await statusOf(path, 'visitor'),
      ]).toEqual([401, 403]);
  });
});
