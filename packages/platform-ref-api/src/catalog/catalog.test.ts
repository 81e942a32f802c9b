import { CatalogEvent, Change } from '@rosetta/contracts/ref';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { SHOP, TestClient, createTestApp } from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const STREAM = '0b1f2c3d-0000-4000-8000-000000000001';

const refOf = (name: string) => `component:default/${name}`;
const seen = (
  sequence: number,
  name: string,
  component: object = {},
  type = 'discovered',
) => ({
  type,
  sequence,
  entityRef: refOf(name),
  etag: `${sequence}`,
  component: { tags: [], findings: [], ...component },
});
const gone = (sequence: number, name: string): CatalogEvent => ({
  type: 'removed',
  sequence,
  entityRef: refOf(name),
});
const claim = (type: string, value: string, application = 'app-shop') =>
  ({
    op: 'create',
    kind: 'pivot',
    set: { application, type, value },
  } as Change);

describe('the events of the catalog', () => {
  let client: TestClient;
  beforeAll(async () => {
    client = new TestClient(
      await createTestApp(await databases.init('POSTGRES_18')),
    );
    await client.apply([
      ...SHOP,
      {
        op: 'create',
        kind: 'application',
        id: 'app-basket',
        set: { name: 'Shopping basket', group: 'team-shop' },
      },
      claim('gitlab:project', 'shop/payments'),
      claim('catalog:component', refOf('storefront')),
    ]);
  });

  const tell = (events: object[], stream = STREAM, as = 'platform-admin') =>
    client.post('/v1/catalog-events', { stream, events }, as);
  const find = async (path: string, entityRef: string) => {
    const { body } = await client.get(`/v1/catalog/${path}`).expect(200);
    return body.items.find((item: any) => item.entityRef === entityRef);
  };

  it('keeps each event once, and of a component the one with the highest sequence', async () => {
    const events = [
      seen(1, 'twice', { title: 'Old' }),
      seen(3, 'twice', { title: 'New' }, 'changed'),
      seen(2, 'twice', { title: 'Middle' }, 'changed'),
    ];
    expect((await tell(events).expect(200)).body).toEqual({
      applied: 1,
      known: 2,
    });
    expect((await tell(events).expect(200)).body).toEqual({
      applied: 0,
      known: 3,
    });
    expect(await find('components', refOf('twice'))).toMatchObject({
      name: 'twice',
      title: 'New',
      state: 'present',
      application: null,
    });
    await tell([gone(4, 'twice')]).expect(200);
    await tell([seen(3, 'twice')]).expect(200);
    expect(
      await find('components?state=removed', refOf('twice')),
    ).toMatchObject({ title: 'New', removedAt: expect.any(String) });
    const other = STREAM.replace(/1$/, '2');
    await tell([seen(1, 'twice', { title: 'Again' })], other).expect(200);
    expect(await find('components', refOf('twice'))).toMatchObject({
      title: 'Again',
    });
  });

  it('lists components with their findings, page by page', async () => {
    const finding = { rule: 'tags', severity: 'warning', message: 'No tags' };
    await tell([
      seen(10, 'untagged', { findings: [finding] }),
      seen(11, 'tagged', { tags: ['java'] }),
    ]).expect(200);
    const list = async (query: string) => {
      const { body } = await client
        .get(`/v1/catalog/components?${query}`)
        .expect(200);
      return body;
    };
    expect((await list('finding=tags')).items).toMatchObject([
      { entityRef: refOf('untagged'), findings: [finding] },
    ]);
    expect((await list('finding=naming')).items).toEqual([]);
    const first = await list('limit=1');
    const second = await list(`limit=1&cursor=${first.nextCursor}`);
    expect([first, second].map(({ items }) => items[0].entityRef)).toEqual([
      refOf('tagged'),
      refOf('twice'),
    ]);
  });

  it('proposes the likeliest application of a component that nobody claims', async () => {
    await tell([
      seen(20, 'payments-api', { repository: 'shop/payments' }),
      seen(21, 'shopping-basket', {
        title: 'Shopping Basket',
        owner: 'group:default/team-shop',
      }),
      seen(22, 'zzz'),
      seen(23, 'storefront'),
    ]).expect(200);
    expect(await find('proposals', refOf('payments-api'))).toMatchObject({
      kind: 'unclaimed',
      application: { id: 'app-shop', name: 'Shop' },
      reasons: ['repository'],
    });
    const basket = await find('proposals', refOf('shopping-basket'));
    expect(basket).toMatchObject({
      application: { id: 'app-basket' },
      score: 0.79,
      reasons: ['name', 'owner'],
    });
    expect(await find('proposals', refOf('zzz'))).toMatchObject({
      application: null,
      score: null,
      cure: null,
    });
    expect(await find('proposals', refOf('storefront'))).toBeUndefined();
    await client.apply(basket.cure.changes);
    expect(await find('proposals', refOf('shopping-basket'))).toBeUndefined();
  });

  it('proposes to end the pivot of a component that was removed', async () => {
    const orphan = () => find('proposals?kind=orphan', refOf('storefront'));
    expect(await orphan()).toBeUndefined();
    await tell([gone(30, 'storefront')]).expect(200);
    const { cure, application } = await orphan();
    expect(application).toEqual({ id: 'app-shop', name: 'Shop' });
    await client.apply(cure.changes);
    expect(await orphan()).toBeUndefined();
  });

  it('accepts events only from an administrator or the portal, and hides proposals from visitors', async () => {
    const statusOf = async (who: string) =>
      (await tell([seen(40, 'x')], STREAM, who)).status;
    expect(await statusOf('stranger')).toBe(401);
    expect(await statusOf('engineer')).toBe(403);
    const { status } = await client.get('/v1/catalog/proposals', 'visitor');
    expect(status).toBe(403);
  });

  it.each([
    ['no event', [], /events/],
    [
      'a reference of no form',
      [{ ...gone(1, 'x'), entityRef: 'x' }],
      /entityRef/,
    ],
    ['an unknown field', [{ ...gone(1, 'x'), by: 'me' }], /by/],
    ['a sequence of 0', [gone(0, 'x')], /sequence/],
  ])(
    'returns 400 that names the field for events with %s',
    async (_what, events, problem) => {
      const { body } = await tell(events).expect(400);
      expect(body.error.message).toMatch(problem);
    },
  );

  it.each(['components?state=gone', 'components?cursor=x', 'proposals?kind=x'])(
    'returns 400 for %s',
    async path => {
      expect((await client.get(`/v1/catalog/${path}`)).status).toBe(400);
    },
  );
});
