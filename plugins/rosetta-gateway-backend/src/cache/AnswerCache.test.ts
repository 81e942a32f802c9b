import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { Role } from '@rosetta/contracts/access';
import { RunningGateway, startGateway } from '../__testUtils__/startGateway';
import { freezeClock } from '../__testUtils__/freezeClock';
import {
  FakeService,
  sendJson,
  startFakeService,
} from '../__testUtils__/fakeService';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

const COSTS = '/finops/v1/costs';
const RUNS = '/finops/v1/runs';

describe('the answer cache of the gateway', () => {
  const people: { roles: Role[] } = { roles: [] };
  let service: FakeService;
  let gateway: RunningGateway;
  let version: number;

  beforeEach(async () => {
    version = 0;
    people.roles = ['Rosetta_FinOps_Admin'];
    service = await startFakeService();
    service.answer((_req, res) => {
      version += 1;
      sendJson(res, 200, { version }, { 'cache-control': 'private, no-cache' });
    });
    gateway = await startGateway({
      knex: await databases.init(databaseId),
      people,
      serviceUrl: service.url,
    });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await gateway.stop();
    await service.close();
  });

  const call = (
    path: string,
    { as = 'jane', ...init }: RequestInit & { as?: string } = {},
  ) =>
    fetch(gateway.url + path, {
      ...init,
      headers: {
        authorization: mockCredentials.user.header(`user:default/${as}`),
        'content-type': 'application/json',
        ...init.headers,
      },
    });
  const post = (path: string) => call(path, { method: 'POST', body: '{}' });
  const versionOf = async (answer: Promise<Response>) =>
    (await (await answer).json()).version;

  it('serves an answer for its TTL to everyone with the same roles', async () => {
    const moveTo = freezeClock();
    expect(await versionOf(call(COSTS))).toBe(1);
    expect(await versionOf(call(COSTS, { as: 'john' }))).toBe(1);
    expect(await versionOf(call(`${COSTS}?groupBy=month`))).toBe(2);
    moveTo(2.1);
    expect(await versionOf(call(COSTS))).toBe(3);
  });

  it('never serves an answer across roles', async () => {
    expect(await versionOf(call(COSTS))).toBe(1);
    people.roles = ['Rosetta_User'];
    expect(await versionOf(call(COSTS, { as: 'mary' }))).toBe(2);
    people.roles = ['Rosetta_User', 'Rosetta_Monitoring_Admin'];
    expect(await versionOf(call(COSTS, { as: 'paul' }))).toBe(3);
    people.roles = [];
    expect((await call(COSTS, { as: 'visitor' })).status).toBe(403);
  });

  it('is bypassed after a write and on request', async () => {
    expect(await versionOf(call(COSTS))).toBe(1);
    await post(RUNS);
    expect(await versionOf(call(COSTS))).toBe(3);
    expect(
      await versionOf(
        call(COSTS, { headers: { 'cache-control': 'no-cache' } }),
      ),
    ).toBe(4);
  });

  it('serves an answer from before a POST whose route changes nothing', async () => {
    expect(await versionOf(call(COSTS))).toBe(1);
    expect((await post('/finops/v1/allocation-rules/preview')).status).toBe(
      200,
    );
    expect(await versionOf(call(COSTS))).toBe(1);
  });

  it('answers 304 to a client that has the current version', async () => {
    const first = await call(COSTS);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await call(COSTS, {
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const other = await call(COSTS, {
      headers: { 'if-none-match': '"another"', 'cache-control': 'max-age=0' },
    });
    expect(await other.json()).toEqual({ version: 1 });
  });

  it('requests the complete answer when the TTL is over, even on a conditional request', async () => {
    const moveTo = freezeClock();
    service.answer((_req, res) =>
      sendJson(res, 200, { version: 1 }, { etag: '"v1"' }),
    );
    const conditional = () =>
      call(COSTS, {
        headers: { 'if-none-match': '"v1"', 'cache-control': 'max-age=0' },
      });
    await versionOf(call(COSTS));
    moveTo(2.1);
    expect((await conditional()).status).toBe(304);
    expect(service.received[1].headers['if-none-match']).toBeUndefined();
    moveTo(4);
    expect((await conditional()).status).toBe(304);
    expect((await call(COSTS)).headers.get('age')).toBe('1');
    expect(service.received).toHaveLength(2);
  });

  it('does not relay the limits of a service when it serves a stale answer', async () => {
    const moveTo = freezeClock();
    await versionOf(call(COSTS));
    moveTo(2.1);
    service.answer((_req, res) =>
      sendJson(
        res,
        502,
        {},
        { 'retry-after': '0', 'ratelimit-remaining': '-1' },
      ),
    );
    const answer = await call(COSTS);
    expect(answer.headers.get('x-rosetta-stale')).toBe('UpstreamAnswerError');
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(answer.headers.get('ratelimit-remaining')).not.toBe('-1');
  });

  it('does not cache where the service forbids it, nor other routes or media types', async () => {
    await versionOf(call('/ref/v1/change-requests'));
    expect(await versionOf(call('/ref/v1/change-requests'))).toBe(2);
    await call(COSTS, { headers: { accept: 'text/csv' } });
    expect(await versionOf(call(COSTS))).toBe(4);
    service.answer((_req, res) =>
      sendJson(res, 200, { version: 0 }, { 'cache-control': 'no-store' }),
    );
    await versionOf(call('/finops/v1/periods'));
    await versionOf(call('/finops/v1/periods'));
    expect(service.received).toHaveLength(6);
  });
});
