import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change } from '@rosetta/contracts/ref';
import { encodeCursor } from '@rosetta/service-kit';
import { Knex } from 'knex';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('reads', () => {
  let db: Knex;
  let client: TestClient;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
  });

  const list = async (path: string) =>
    (await client.get(path).expect(200)).body;
  const update = (set: object, effectiveFrom?: string): Change =>
    ({
      op: 'update',
      kind: 'application',
      id: 'app-shop',
      set,
      ...(effectiveFrom && { effectiveFrom }),
    } as Change);

  it('returns empty lists at version 0', async () => {
    expect(await list('/v1/applications')).toEqual({
      items: [],
      version: 0,
      knownAt: expect.any(String),
    });
  });

  it('returns entities without dates as always valid', async () => {
    await client.apply([...SHOP, pivot('arn:1')]);
    const { items } = await list('/v1/pivots?validAt=1970-01-01');
    expect(items).toMatchObject([
      { value: 'arn:1', validFrom: null, validTo: null },
    ]);
  });

  it('returns every field that was set, and no other', async () => {
    await client.apply([
      ...SHOP,
      {
        op: 'create',
        kind: 'pivot',
        id: 'p',
        set: {
          application: 'app-shop',
          type: 'focus:tag',
          value: 'application=Shop',
          source: 'import',
          confidence: 0.9,
          validFrom: '2026-01-01',
        },
      },
    ]);
    const { items } = await list('/v1/pivots');
    expect(items).toEqual([
      {
        id: 'p',
        version: 1,
        application: 'app-shop',
        type: 'focus:tag',
        value: 'application=Shop',
        source: 'import',
        confidence: 0.9,
        validFrom: '2026-01-01T00:00:00.000Z',
        validTo: null,
      },
    ]);
    expect((await list('/v1/groups')).items).toEqual([
      {
        id: GROUP,
        version: 1,
        name: 'Shop',
        parent: null,
        members: ['user:default/colleague'],
        validFrom: null,
        validTo: null,
      },
    ]);
  });

  it('treats validity as half-open: the first instant is in, the last is out', async () => {
    const bounds = { validFrom: '2026-02-01', validTo: '2026-03-01' };
    await client.apply([...SHOP, pivot('arn:1', bounds)]);
    const count = async (at: string) =>
      (await list(`/v1/pivots?validAt=${at}`)).items.length;
    expect(await count('2026-01-31T23:59:59.999Z')).toBe(0);
    expect(await count('2026-02-01')).toBe(1);
    expect(await count('2026-02-28T23:59:59.999Z')).toBe(1);
    expect(await count('2026-03-01')).toBe(0);
    expect(await count('any')).toBe(1);
  });

  it('returns what was known at an instant, unaffected by later changes', async () => {
    await client.apply(SHOP);
    const then = await list('/v1/applications');
    await client.apply([update({ name: 'Store', description: 'Sells' })]);
    await client.apply([{ op: 'delete', kind: 'application', id: 'app-shop' }]);

    const known = await list(`/v1/applications?knownAt=${then.knownAt}`);
    // How complete it is, is said of now only.
    const items = then.items.map(
      ({ quality: _, attestation: __, ...item }: object & Record<string, unknown>) => item,
    ); // prettier-ignore
    expect(known).toEqual({ ...then, items });
    expect((await list('/v1/applications')).items).toEqual([]);
    const messageOf = async (path: string) =>
      (await client.get(path).expect(404)).body.error.message;
    expect(await messageOf('/v1/applications/app-shop')).toBe(
      'There is no application app-shop',
    );
    expect(await messageOf('/v1/applications/app-shop?knownAt=1999-01-01')).toBe('There is no application app-shop at that time'); // prettier-ignore
    for (const time of [`knownAt=${then.knownAt}`, 'validAt=2020-01-01'])
      await client.get(`/v1/applications/app-shop?${time}`).expect(200);
    expect(await list('/v1/applications?knownAt=1999-01-01')).toMatchObject({
      items: [],
      version: 0,
    });
  });

  it('keeps valid time and known time apart', async () => {
    await client.apply([
      ...SHOP,
      { op: 'create', kind: 'group', id: 'team-pay', set: {} },
    ]);
    const before = await list('/v1/applications');
    await client.apply([update({ group: 'team-pay' }, '2026-07-01')]);

    const ownerAt = async (validAt: string, knownAt = '') =>
      (
        await list(
          `/v1/applications/app-shop?validAt=${validAt}${
            knownAt && `&knownAt=${knownAt}`
          }`,
        )
      ).group;
    expect(await ownerAt('2026-06-30T23:59:59Z')).toBe(GROUP);
    expect(await ownerAt('2026-07-01')).toBe('team-pay');
    expect(await ownerAt('2026-07-01', before.knownAt)).toBe(GROUP);
    expect((await list('/v1/applications?validAt=any')).items).toMatchObject([
      { group: GROUP, validTo: '2026-07-01T00:00:00.000Z', version: 2 },
      { group: 'team-pay', validFrom: '2026-07-01T00:00:00.000Z', version: 2 },
    ]);
  });

  it('removes a field that is set to null', async () => {
    await client.apply(SHOP);
    await client.apply([update({ description: 'Sells', criticality: 'high' })]);
    await client.apply([update({ description: null })]);
    const shop = await list('/v1/applications/app-shop');
    expect(shop).toMatchObject({ criticality: 'high', version: 3 });
    expect(shop).not.toHaveProperty('description');
  });

  describe('page by page', () => {
    beforeEach(() =>
      client.apply([
        ...SHOP,
        ...Array.from({ length: 7 }, (_, n) => pivot(`arn:${n}`)),
      ]),
    );

    it('returns each entity once, as of the first page, whatever is applied meanwhile', async () => {
      const first = await list('/v1/pivots?limit=3');
      await client.apply([pivot('arn:new')]);
      const seen = [...first.items];
      let page = first;
      while (page.nextCursor) {
        page = await list(`/v1/pivots?limit=3&cursor=${page.nextCursor}`);
        seen.push(...page.items);
        expect(page.version).toBe(first.version);
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      expect(seen).toHaveLength(7);
    });

    it('continues when the client repeats the query', async () => {
      const query = `limit=3&validAt=any&type=focus:resource`;
      const { knownAt } = await list('/v1/pivots?limit=1');
      const first = await list(`/v1/pivots?${query}&knownAt=${knownAt}`);
      const next = `&knownAt=${knownAt}&cursor=${first.nextCursor}`;
      expect((await list(`/v1/pivots?${query}${next}`)).items).toHaveLength(3);
    });

    it('rejects a cursor of another list', async () => {
      const { nextCursor } = await list('/v1/pivots?limit=3');
      const encode = (at: unknown) => encodeCursor(['pivot', {}], at);
      const forged = {
        knownAt: '2026-01-01T00:00:00.000Z',
        validAt: 'any',
        after: ['x', '99999999999999999999'],
      };
      for (const path of [
        '/v1/pivots?cursor=x',
        '/v1/pivots?cursor=%00',
        `/v1/pivots?cursor=${encode(null)}`,
        `/v1/pivots?cursor=${encode(forged)}`,
        `/v1/pivots?cursor=${encode({ ...forged, after: ['\0', '1'] })}`,
        `/v1/pivots?cursor=${encode({
          ...forged,
          after: ['x', '1'],
          knownAt: '0000-01-01T00:00:00.000Z',
        })}`,
        `/v1/pivots?cursor=${nextCursor}&type=focus:tag`,
        `/v1/pivots?cursor=${nextCursor}&validAt=any`,
        `/v1/pivots?cursor=${nextCursor}&knownAt=2026-01-01`,
        `/v1/applications?cursor=${nextCursor}`,
      ])
        expect((await client.get(path)).status).toBe(400);
    });
  });

  it.each([
    'validAt=yesterday',
    'validAt=0000-01-01',
    'validAt=9999-12-31T23:59:59-14:00',
    'knownAt=any',
    'limit=1e400',
    'group=NOT%20AN%20ID',
    'group=team-shop,',
    'sort=name',
    'limit=1&limit=2',
  ])('returns 400 for %s', async query => {
    expect((await client.get(`/v1/applications?${query}`)).status).toBe(400);
  });

  describe('the graph', () => {
    const relation = (from: string, to: string, validTo?: string): Change => ({
      op: 'create',
      kind: 'relation',
      set: {
        from: `app-${from}`,
        type: 'depends-on',
        to: `app-${to}`,
        validTo,
      },
    });

    beforeEach(() =>
      client.apply([
        ...SHOP,
        ...['a', 'b', 'c', 'd'].map(
          (name): Change => ({
            op: 'create',
            kind: 'application',
            id: `app-${name}`,
            set: { name, group: GROUP },
          }),
        ),
        relation('a', 'b'),
        relation('b', 'c'),
        relation('c', 'a'),
        relation('d', 'a', '2026-01-01'),
      ]),
    );

    const graph = async (query: string) => {
      const { nodes, edges } = await list(`/v1/graph?${query}`);
      return {
        nodes: nodes.map(({ id }: { id: string }) => id.slice(4)).join(''),
        edges: edges.length,
      };
    };

    it('follows relations to the requested depth and direction, and terminates in cycles', async () => {
      expect(await graph('root=app-a&depth=1&direction=out')).toEqual({
        nodes: 'ab',
        edges: 1,
      });
      expect(await graph('root=app-a&depth=1&direction=in')).toEqual({
        nodes: 'ac',
        edges: 1,
      });
      expect(await graph('root=app-a&depth=10&direction=out')).toEqual({
        nodes: 'abc',
        edges: 3,
      });
    });

    it('returns the relations that were valid at an instant', async () => {
      expect(await graph('root=app-a&validAt=2025-12-31')).toEqual({
        nodes: 'abcd',
        edges: 4,
      });
      expect((await graph('root=app-a&validAt=2026-01-01')).nodes).toBe('abc');
    });

    it('returns 404 for an unknown root', async () => {
      const status = async (query: string) =>
        (await client.get(`/v1/graph?${query}`)).status;
      expect(await status('root=app-none')).toBe(404);
      expect(await status('root=app-a&depth=11')).toBe(400);
      expect(await status('')).toBe(400);
    });
  });
});
