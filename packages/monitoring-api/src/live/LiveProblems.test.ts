import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { dynatraceEntities } from '@rosetta/simulators/company';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const PROBLEMS = '/v1/applications/app-shop/problems/live';
const TITLE = 'Ordered by a test';

describe('the live problems of an application', () => {
  let simulators: RunningSimulators;
  let service: TestService;
  const shop = () => simulators.world.find('app-checkout')!;
  const open = (given?: TestService['db']) =>
    createTestService(
      databases,
      simulators.sources,
      createReferentiel([
        {
          id: 'app-shop',
          group: 'grp-shop',
          pivots: [
            ['gitlab:project', shop().project!.path],
            ['argocd:app', shop().name],
            ['dynatrace:entity', dynatraceEntities(shop()).service],
          ],
        },
        { id: 'app-bank', group: 'grp-bank', pivots: [] },
      ]),
      { db: given },
    );
  beforeAll(async () => {
    simulators = await startSimulators();
    service = await open();
  });
  afterAll(async () => {
    await service.stop();
    await simulators.close();
  });
  afterEach(() => simulators.set('dynatrace', { state: 'up' }));

  const until = async (isSo: () => Promise<boolean>, maxMs = 5_000) => {
    const began = performance.now();
    while (!(await isSo())) {
      expect(performance.now() - began).toBeLessThan(maxMs);
      await delay(200);
    }
  };
  const read = async (path = PROBLEMS) => {
    const { body } = await service.get(path).expect(200);
    return body;
  };
  const ordered = async () =>
    (await read()).items.find(
      ({ title }: { title: string }) => title === TITLE,
    );

  it('refuses an application that nobody knows, unknown parameters and callers without a token', async () => {
    await service.get('/v1/applications/app-none/problems/live').expect(404);
    await service.get(PROBLEMS, { colour: 'red' }).expect(400);
    const without = await service.get(PROBLEMS).set('authorization', '');
    expect(without.status).toBe(401);
  });

  it('shows a problem within 5 s of its beginning and of its end, of its application only', async () => {
    await read();
    simulators.world.troubles.begin(shop(), TITLE);
    await until(async () => (await ordered())?.status === 'open');
    expect(await ordered()).toMatchObject({
      severity: 'ERROR',
      stale: false,
      endedAt: null,
      entities: [{ id: dynatraceEntities(shop()).service, name: 'checkout' }],
      url: expect.stringContaining('/#problems/problemdetails;pid='),
    });
    const bank = await read('/v1/applications/app-bank/problems/live');
    expect(bank).toMatchObject({ items: [], sources: [{ name: 'dynatrace', state: 'ok' }] }); // prettier-ignore
    simulators.world.troubles.end(shop());
    await until(async () => (await ordered())?.status === 'closed');
  });

  it('answers at once while Dynatrace hangs, says so, and marks what it knew as stale; others do not wait', async () => {
    simulators.world.troubles.begin(shop(), TITLE);
    await until(async () => (await ordered())?.status === 'open');
    simulators.set('dynatrace', { state: 'slow', delayMs: 60_000 });
    await delay(3_100);
    for (const path of [PROBLEMS, '/v1/applications/app-shop/deployments/live', '/v1/applications/app-shop/pipelines/live']) {
      const began = performance.now();
      await read(path);
      expect(performance.now() - began).toBeLessThan(1_000);
    } // prettier-ignore
    await until(async () => (await read()).sources[0].state !== 'ok');
    const { items, sources } = await read();
    expect(sources).toMatchObject([{ name: 'dynatrace', title: 'Dynatrace', state: expect.stringMatching(/stale|down/), error: expect.stringContaining('Dynatrace'), asOf: expect.any(String) }]); // prettier-ignore
    expect(items.find(({ title }: { title: string }) => title === TITLE)).toMatchObject({ stale: true, asOf: sources[0].asOf }); // prettier-ignore
  });

  it('shows what an earlier process knew, with its age, while Dynatrace is down', async () => {
    const next = await open(service.db);
    try {
      simulators.set('dynatrace', { state: 'down', as: '401' });
      const readNext = async () => (await next.get(PROBLEMS).expect(200)).body;
      await until(async () => (await readNext()).sources[0].state === 'down');
      const body = await readNext();
      expect(body.sources).toMatchObject([{ error: expect.stringContaining('check the token'), asOf: expect.any(String) }]); // prettier-ignore
      expect(body.items.length).toBeGreaterThan(0);
      for (const item of body.items)
        expect(item).toMatchObject({ stale: true });
    } finally {
      await next.stop();
    }
  });
});
