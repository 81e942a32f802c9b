import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('filters', () => {
  let client: TestClient;
  beforeEach(async () => {
    const db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
  });

  const list = async (path: string) =>
    (await client.get(path).expect(200)).body;

  it('narrows lists by group, application, type and value', async () => {
    await client.apply([
      ...SHOP,
      pivot('arn:1'),
      pivot('arn:2'),
      {
        op: 'create',
        kind: 'pivot',
        set: {
          application: 'app-shop',
          type: 'focus:subaccount',
          value: 'arn:1',
        },
      },
    ]);
    const count = async (path: string) => (await list(path)).items.length;
    expect(await count(`/v1/applications?group=${GROUP}`)).toBe(1);
    expect(await count(`/v1/applications?group=none,${GROUP}`)).toBe(1);
    expect(await count('/v1/applications?group=none')).toBe(0);
    expect(await count('/v1/pivots?application=app-shop')).toBe(3);
    expect(await count('/v1/pivots?application=app-none,app-shop')).toBe(3);
    expect(await count('/v1/pivots?value=arn:1')).toBe(2);
    expect(await count('/v1/pivots?value=arn:1&type=focus:resource')).toBe(1);
  });

  it('finds applications by a part of their name or id, in any case', async () => {
    await client.apply([
      ...SHOP,
      {
        op: 'create',
        kind: 'application',
        id: 'app-pay',
        set: { name: '100 % Paid_by', group: GROUP },
      },
    ]);
    const found = async (search: string) => {
      const query = new URLSearchParams({ search });
      const { items } = await list(`/v1/applications?${query}`);
      return items.map(({ id }: { id: string }) => id);
    };
    expect(await found('SHO')).toEqual(['app-shop']);
    expect(await found('-pay')).toEqual(['app-pay']);
    expect(await found('% p')).toEqual(['app-pay']);
    expect(await found('%')).toEqual(['app-pay']);
    expect(await found('d_b')).toEqual(['app-pay']);
    expect(await found('\\')).toEqual([]);
    expect((await client.get('/v1/applications?search=')).status).toBe(400);
  });

  it('finds the applications of several components of the catalog at once', async () => {
    const component = 'component:default/shop';
    const named = {
      application: 'app-shop',
      type: 'catalog:component',
    } as const;
    await client.apply([
      ...SHOP,
      pivot(component),
      { op: 'create', kind: 'pivot', set: { ...named, value: component } },
    ]);
    const pivots = '/v1/pivots?components=component:default/mail';
    expect((await list(`${pivots},${component}`)).items).toMatchObject([
      { ...named, value: component },
    ]);
    for (const query of ['=shop', `=${component},`, `=${component}&value=x`])
      expect((await client.get(`/v1/pivots?components${query}`)).status).toBe(400); // prettier-ignore
  });
});
