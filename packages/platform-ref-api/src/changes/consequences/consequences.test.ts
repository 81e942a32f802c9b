import { once } from 'node:events';
import { IncomingMessage, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createHttpClient } from '@rosetta/http-kit';
import { Change } from '@rosetta/contracts/ref';
import {
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const NOBODY = { application: null, name: null, group: null };
const MOVED = {
  period: '2026-10',
  currency: 'USD',
  kind: 'direct',
  from: NOBODY,
  to: { application: 'app-shop', name: 'Shop', group: 'team-shop' },
  amount: '12.5',
  charges: 3,
};

const readBody = async (request: IncomingMessage) => {
  let text = '';
  for await (const part of request) text += part;
  return JSON.parse(text);
};

describe('the consequences of a change request', () => {
  let client: TestClient;
  const asked: any[] = [];
  let status = 200;
  const finops = createServer(async (incoming, response) => {
    asked.push([incoming.url, await readBody(incoming)]);
    response.setHeader('content-type', 'application/json');
    response.statusCode = status;
    response.end(JSON.stringify({ periods: [], items: [MOVED] }));
  });
  const clientOf = (name: string, port: number) =>
    createHttpClient({
      name,
      baseUrl: `http://127.0.0.1:${port}`,
      token: async () => 'token',
    });
  let clients: ReturnType<typeof clientOf>[];

  beforeAll(async () => {
    await once(finops.listen(0, '127.0.0.1'), 'listening');
    const { port } = finops.address() as AddressInfo;
    // Nothing listens there: monitoring is away.
    clients = [clientOf('finops-api', port), clientOf('monitoring-api', 1)];
    const [costs, deployments] = clients;
    client = new TestClient(
      await createTestApp(await databases.init('POSTGRES_18'), {
        finops: costs,
        monitoring: deployments,
      }),
    );
    await client.apply(SHOP);
  });
  afterAll(async () => {
    await Promise.all(clients.map(each => each.close()));
    finops.closeAllConnections();
    finops.close();
  });
  const consequencesOf = async (id: string) =>
    (await client.get(`/v1/change-requests/${id}/consequences`).expect(200))
      .body;

  it('are asked of both services; one that is away is named, and the rest is shown', async () => {
    const id = await client.submitted([
      { ...pivot('arn:1'), id: 'p' } as Change,
      {
        op: 'update',
        kind: 'application',
        id: 'app-shop',
        set: { group: 'team-shop', name: 'Store' },
        effectiveFrom: '2026-10-01',
      },
    ]);
    expect(await consequencesOf(id)).toMatchObject({
      id,
      revision: 1,
      affects: true,
      sources: [
        { name: 'finops', state: 'ok' },
        { name: 'monitoring', state: 'down', error: expect.any(String) },
      ],
      costs: { items: [MOVED] },
    });
    const [path, body] = asked.at(-1);
    expect(path).toBe('/v1/attribution/preview');
    expect(body.pivots).toEqual({
      before: [],
      after: [
        {
          application: 'app-shop',
          type: 'focus:resource',
          value: 'arn:1',
          validFrom: null,
          validTo: null,
        },
      ],
    });
    expect(body.applications.after).toMatchObject([
      { validTo: '2026-10-01T00:00:00.000Z' },
      { name: 'Store', validFrom: '2026-10-01T00:00:00.000Z' },
    ]);
  });

  it('tell a service that refuses the question from one that is away', async () => {
    const id = await client.submitted([pivot('arn:3')]);
    status = 403;
    const { sources, costs } = await consequencesOf(id);
    status = 200;
    expect(sources).toMatchObject([
      { name: 'finops', state: 'refused', error: expect.stringMatching(/403/) },
      { name: 'monitoring', state: 'down' },
    ]);
    expect(costs).toBeUndefined();
  });

  it('ask no service for who may not read its figures', async () => {
    const id = await client.submitted([pivot('arn:4')]);
    const before = asked.length;
    const { body } = await client
      .get(`/v1/change-requests/${id}/consequences`, 'reader')
      .expect(200);
    expect(body.sources).toEqual([
      { name: 'finops', state: 'refused', error: 'reader may not finops.read' },
      {
        name: 'monitoring',
        state: 'refused',
        error: 'reader may not monitoring.read',
      },
    ]);
    expect(body).not.toHaveProperty('costs');
    expect(asked).toHaveLength(before);
  });

  it('are none, and nobody is asked, where no pivot and no owner changes, or it is decided', async () => {
    const before = asked.length;
    const rename = await client.submitted([
      {
        op: 'update',
        kind: 'application',
        id: 'app-shop',
        set: { description: 'Sells' },
      },
    ]);
    const none = { affects: false, sources: [] };
    expect(await consequencesOf(rename)).toMatchObject(none);
    const { id } = await client.apply([pivot('arn:2')]);
    expect(await consequencesOf(id)).toMatchObject(none);
    expect(asked).toHaveLength(before);
  });

  it('return 404, 403 and 401', async () => {
    const statusOf = async (id: string, as?: string) =>
      (await client.get(`/v1/change-requests/${id}/consequences`, as)).status;
    expect([
      await statusOf('cr-999'),
      await statusOf('cr-1', 'visitor'),
      await statusOf('cr-1', 'stranger'),
    ]).toEqual([404, 403, 401]);
  });
});
