import { SharingCatalogClient } from './SharingCatalogClient';

interface Asked {
  path: string;
  body?: { entityRefs?: string[]; fields?: string[] };
}

const entity = (ref: string) => ({
  kind: 'Component',
  metadata: { name: ref },
});

describe('SharingCatalogClient', () => {
  let asked: Asked[];
  let fails: boolean;
  let client: SharingCatalogClient;

  const answer = ({ body, path }: Asked) => {
    if (body?.entityRefs) return { items: body.entityRefs.map(entity) };
    return path.endsWith('/ancestry') ? { items: [] } : entity(path);
  };

  beforeEach(() => {
    asked = [];
    fails = false;
    client = new SharingCatalogClient({
      discoveryApi: { getBaseUrl: async () => 'http://catalog' },
      fetchApi: {
        fetch: async (input, init) => {
          const { pathname } = new URL(String(input));
          const body = init?.body ? JSON.parse(String(init.body)) : undefined;
          const request = { path: pathname, body };
          asked.push(request);
          return fails
            ? new Response('{}', { status: 503 })
            : Response.json(answer(request));
        },
      },
    });
  });

  const names = (items: (object | undefined)[]) =>
    items.map(item => (item as ReturnType<typeof entity>).metadata.name);

  it('fetches what several cards want at once with one request, and answers each in its order', async () => {
    const [one, other] = await Promise.all([
      client.getEntitiesByRefs({ entityRefs: ['a', 'b'] }),
      client.getEntitiesByRefs({ entityRefs: ['c', 'a'] }),
    ]);
    expect(names(one.items)).toEqual(['a', 'b']);
    expect(names(other.items)).toEqual(['c', 'a']);
    expect(asked.map(({ body }) => body?.entityRefs)).toEqual([
      ['a', 'b', 'c'],
    ]);
  });

  it('takes parts of an entity from the whole that another card wants', async () => {
    await Promise.all([
      client.getEntitiesByRefs({ entityRefs: ['a'] }),
      client.getEntitiesByRefs({ entityRefs: ['a', 'b'], fields: ['kind'] }),
    ]);
    expect(asked.map(({ body }) => body)).toEqual([
      { entityRefs: ['a'] },
      { entityRefs: ['b'], fields: ['kind'] },
    ]);
  });

  it('gives a card that comes later what is known', async () => {
    await client.getEntitiesByRefs({ entityRefs: ['a'] });
    await client.getEntitiesByRefs({ entityRefs: ['a'], fields: ['kind'] });
    expect(asked).toHaveLength(1);
  });

  it('does not share a request with a filter', async () => {
    const filter = { kind: 'API' };
    await Promise.all([
      client.getEntitiesByRefs({ entityRefs: ['a'], filter }),
      client.getEntitiesByRefs({ entityRefs: ['a'], filter }),
    ]);
    expect(asked).toHaveLength(2);
  });

  it('fetches ancestors once for all who want them', async () => {
    const entityRef = 'component:default/a';
    await Promise.all([
      client.getEntityAncestors({ entityRef }),
      client.getEntityAncestors({ entityRef }),
    ]);
    expect(asked).toHaveLength(1);
  });

  it('fetches an entity again after its refresh was requested', async () => {
    const ref = 'component:default/a';
    await client.getEntityByRef(ref);
    await client.getEntityByRef(ref);
    await client.refreshEntity(ref);
    await client.getEntityByRef(ref);
    const reads = asked.filter(({ path }) => path.includes('/by-name/'));
    expect(reads).toHaveLength(2);
  });

  it('does not keep a failure', async () => {
    fails = true;
    await expect(
      client.getEntitiesByRefs({ entityRefs: ['a'] }),
    ).rejects.toThrow(/503/);
    fails = false;
    const { items } = await client.getEntitiesByRefs({ entityRefs: ['a'] });
    expect(names(items)).toEqual(['a']);
  });
});
