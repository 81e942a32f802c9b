import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { Role } from '@rosetta/contracts/access';
import { ErrorBody } from '@rosetta/contracts/values';
import { RunningGateway, startGateway } from '../__testUtils__/startGateway';
import {
  FakeService,
  sendJson,
  startFakeService,
} from '../__testUtils__/fakeService';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

const COSTS = '/finops/v1/costs/lines';
const RUNS = '/finops/v1/runs';

describe('the rate limit of a person', () => {
  const people: { roles: Role[] } = { roles: ['Rosetta_User'] };
  let service: FakeService;
  let gateway: RunningGateway;

  beforeEach(async () => {
    service = await startFakeService();
    gateway = await startGateway({
      knex: await databases.init(databaseId),
      people,
      serviceUrl: service.url,
      limits: { identified: { requests: 2, perSeconds: 60, burst: 1 } },
    });
  });
  afterEach(async () => {
    await gateway.stop();
    await service.close();
  });

  const send = (path: string, as = 'jane', method = 'GET') =>
    fetch(gateway.url + path, {
      method,
      headers: {
        authorization: mockCredentials.user.header(`user:default/${as}`),
      },
    });
  const statuses = async (paths: string[], as?: string) => {
    const seen: number[] = [];
    for (const path of paths) seen.push((await send(path, as)).status);
    return seen;
  };

  it('counts over all services and the portal’s own routes, with a burst on top', async () => {
    const mixed = [COSTS, '/ref/v1/change-requests', '/v1/me', COSTS, '/v1/me'];
    expect(await statuses(mixed)).toEqual([200, 200, 200, 429, 429]);
    expect(await statuses([COSTS], 'john')).toEqual([200]);
    expect(service.received).toHaveLength(3);
  });

  it('counts refused requests too, and 429 comes before 403 and 404', async () => {
    for (const status of [403, 403, 403, 429])
      expect((await send(RUNS, 'jane', 'POST')).status).toBe(status);
    expect((await send('/nowhere')).status).toBe(429);
  });

  it('does not apply to requests without an identity, which are 401', async () => {
    for (let sent = 0; sent < 5; sent++)
      expect((await fetch(gateway.url + COSTS)).status).toBe(401);
  });

  it('is reported on every answer instead of the limit of the service', async () => {
    service.answer((_req, res) =>
      sendJson(res, 200, {}, { 'ratelimit-remaining': '1000' }),
    );
    const { headers } = await send(COSTS);
    expect(Object.fromEntries(headers)).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '60',
      'ratelimit-policy': '2;w=60;burst=1',
    });
  });

  it('answers 429 with Retry-After', async () => {
    await statuses([COSTS, COSTS, COSTS]);
    const refused = await send(COSTS);
    const seconds = refused.headers.get('retry-after');
    expect(Number(seconds)).toBeGreaterThan(50);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(ErrorBody.parse(await refused.json())).toMatchObject({
      error: {
        name: 'TooManyRequestsError',
        message: `Too many requests; try again in ${seconds} s`,
      },
      request: { method: 'GET', url: `/api/rosetta${COSTS}` },
    });
  });
});
