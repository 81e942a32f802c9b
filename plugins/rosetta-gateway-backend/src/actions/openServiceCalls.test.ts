import {
  TestDatabases,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { defineRoute } from '@rosetta/contracts';
import { finopsRoutes, listCosts } from '@rosetta/contracts/finops';
import { getApplication } from '@rosetta/contracts/ref';
import { z } from 'zod';
import { RecordingAuditor } from '../__testUtils__/RecordingAuditor';
import {
  People,
  RunningGateway,
  startGateway,
} from '../__testUtils__/startGateway';
import {
  FakeService,
  sendJson,
  startFakeService,
} from '../__testUtils__/fakeService';
import { InFlight } from '../drain/InFlight';
import { CallAs, openServiceCalls } from './openServiceCalls';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

const JANE = mockCredentials.user('user:default/jane');
const COSTS = { query: { application: 'app-a' } };
const RUN = {
  body: { period: '2024-09', mode: 'run', reason: 'To see' },
} as const;

describe('a call from within the portal', () => {
  let people: People;
  let inFlight: InFlight;
  let auditor: RecordingAuditor;
  let service: FakeService;
  let gateway: RunningGateway;
  let callAs: CallAs;
  let close: () => void | Promise<void>;

  beforeEach(async () => {
    people = { roles: ['Rosetta_FinOps_Admin'] };
    auditor = new RecordingAuditor();
    service = await startFakeService();
    const counting = jest.spyOn(InFlight.prototype, 'handler');
    gateway = await startGateway({
      knex: await databases.init(databaseId),
      people,
      serviceUrl: service.url,
      auditor,
    });
    inFlight = counting.mock.contexts.at(-1) as InFlight;
    callAs = await openServiceCalls({
      auth: mockServices.auth({ pluginId: 'rosetta' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => gateway.url,
      }),
      lifecycle: mockServices.lifecycle.mock({
        addShutdownHook: hook => (close = hook),
      }),
    });
  });
  afterEach(async () => {
    await close();
    await gateway.stop();
    await service.close();
  });

  /** What the service answers is not what this is about. */
  const tried = <R>(call: Promise<R>) => call.catch((error: Error) => error);

  it('reaches the service as its person, with a request id', async () => {
    await tried(callAs(JANE, getApplication, { params: { id: 'app a' } }));
    const [{ url, headers }] = service.received;
    expect(url).toBe('/v1/applications/app%20a');
    expect(headers['x-user']).toBe('user:default/jane');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(auditor.events[0]).toMatchObject({
      operation: 'getApplication',
      requestId: headers['x-request-id'],
    });
  });

  it('is audited and invalidates the cache when it writes', async () => {
    await tried(callAs(JANE, listCosts, COSTS));
    await tried(callAs(JANE, listCosts, COSTS));
    expect(service.received).toHaveLength(1);
    await tried(callAs(JANE, finopsRoutes.startRun, RUN));
    await tried(callAs(JANE, listCosts, COSTS));
    expect(service.received).toHaveLength(3);
    expect(auditor.events).toContainEqual(
      expect.objectContaining({
        severityLevel: 'medium',
        operation: 'startRun',
        outcome: 'succeeded',
      }),
    );
  });

  it('is refused like a request of its person, with the same message', async () => {
    people.roles = ['Rosetta_User'];
    await expect(
      callAs(JANE, finopsRoutes.startRun, RUN),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      statusCode: 403,
      message: expect.stringMatching(/^finops.runs.write needs one of/),
    });
    expect(auditor.events).toContainEqual(
      expect.objectContaining({ operation: 'startRun', refused: true }),
    );
    expect(service.received).toEqual([]);
  });

  it('throws the error of the service under its name', async () => {
    service.answer((_req, res) =>
      sendJson(res, 409, {
        error: { name: 'ConflictError', message: 'run 7 is queued' },
        request: { method: 'POST', url: '/v1/runs' },
        response: { statusCode: 409 },
      }),
    );
    await expect(
      callAs(JANE, finopsRoutes.startRun, RUN),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'run 7 is queued',
    });
  });

  it('succeeds for one person however often it failed for another', async () => {
    const MARY = mockCredentials.user('user:default/mary');
    Object.assign(people, {
      roles: [],
      unavailable: [{ directory: 'EDC', reason: 'timeout' }],
    });
    for (let times = 0; times < 6; times++)
      await expect(callAs(MARY, listCosts, COSTS)).rejects.toThrow(
        'EDC is unavailable',
      );
    Object.assign(people, { roles: ['Rosetta_User'], unavailable: [] });
    await tried(callAs(JANE, listCosts, COSTS));
    expect(service.received).toHaveLength(1);
  });

  it('succeeds during a shutdown when it belongs to work in flight, which the shutdown waits for', async () => {
    const stopping = await inFlight.track(async pass => {
      const stopped = inFlight.drain(10_000);
      await expect(callAs(JANE, listCosts, COSTS)).rejects.toThrow(
        'The portal is being restarted',
      );
      await tried(callAs(JANE, listCosts, COSTS, pass));
      expect(service.received).toHaveLength(1);
      expect(inFlight.size).toBe(1);
      return { stopped };
    });
    expect(await stopping.stopped).toBe(0);
    await expect(inFlight.track(async () => {})).rejects.toThrow(
      'The portal is being restarted',
    );
  });

  it.each([
    ['a plugin', mockCredentials.service(), 'NotAllowedError'],
    ['nobody', mockCredentials.none(), 'AuthenticationError'],
  ])('is refused for %s', async (_who, credentials, name) => {
    await expect(
      callAs(credentials, getApplication, { params: { id: 'app-a' } }),
    ).rejects.toMatchObject({ name });
    expect(service.received).toEqual([]);
  });

  it('throws for a route that no service declares', async () => {
    const route = defineRoute({
      id: 'elsewhere',
      method: 'get',
      path: '/v1/elsewhere',
      summary: 'Nowhere',
      action: 'ref.read',
      answer: z.unknown(),
    });
    await expect(callAs(JANE, route, {})).rejects.toThrow(
      'elsewhere is not a route of any service',
    );
  });
});
