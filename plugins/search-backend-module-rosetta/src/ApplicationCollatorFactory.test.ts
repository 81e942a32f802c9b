import { createServer, Server } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { HttpClient, createHttpClient } from '@rosetta/http-kit';
import { ApplicationCollatorFactory } from './ApplicationCollatorFactory';

const stored = { version: 1, validFrom: null, validTo: null };
const version = { version: 7, knownAt: '2026-11-20T00:00:00.000Z' };
const SHOP = {
  ...stored,
  id: 'app-shop',
  name: 'Shop',
  group: 'team-shop',
  criticality: 'high',
  attributes: {},
};
const OTHER = { ...SHOP, id: 'app-other', name: 'Other', group: 'gone' };

/** The référentiel, a page of one application at a time. */
const answerOf = ({ pathname, searchParams }: URL) => {
  if (pathname === '/v1/groups')
    return {
      items: [
        { ...stored, id: 'team-shop', name: 'Shop team', parent: null, members: [] }, // prettier-ignore
      ],
      ...version,
    };
  return searchParams.has('cursor')
    ? { items: [OTHER], ...version }
    : { items: [SHOP], nextCursor: 'next', ...version };
};

describe('ApplicationCollatorFactory', () => {
  let server: Server;
  let client: HttpClient;
  let status: number;

  beforeEach(async () => {
    status = 200;
    server = createServer((req, res) => {
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(answerOf(new URL(req.url!, 'http://ref'))));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    client = createHttpClient({
      name: 'platform-ref-api',
      baseUrl: `http://127.0.0.1:${port}`,
      retries: 0,
    });
  });
  afterEach(async () => {
    await client.close();
    server.close();
  });

  const collect = async () => {
    const found: unknown[] = [];
    const collator = await new ApplicationCollatorFactory(client).getCollator();
    for await (const document of collator) found.push(document);
    return found;
  };

  it('gives each application with its owner and the address of its sheet', async () => {
    expect(await collect()).toEqual([
      {
        id: 'app-shop',
        title: 'Shop',
        text: '',
        location: '/referentiel/applications/app-shop',
        owner: 'Shop team',
        criticality: 'high',
      },
      expect.objectContaining({ title: 'Other', owner: 'gone' }),
    ]);
  });

  it('lets only those who may read the référentiel find applications', () => {
    const { visibilityPermission } = new ApplicationCollatorFactory(client);
    expect(visibilityPermission.name).toBe('rosetta.ref.read');
  });

  it('fails when the référentiel does not answer, and gives no empty list', async () => {
    status = 503;
    await expect(collect()).rejects.toThrow(/platform-ref-api/);
  });
});
