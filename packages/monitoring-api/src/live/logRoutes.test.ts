import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const LOGS = '/v1/applications/app-checkout/logs/live';
const LINKS = '/v1/applications/app-checkout/links';
const HOUR = { from: '2026-11-20T10:00:00Z', to: '2026-11-20T11:00:00Z' };

describe('the logs of an application', () => {
  let simulators: RunningSimulators;
  let service: TestService;
  beforeAll(async () => {
    simulators = await startSimulators();
    service = await createTestService(
      databases,
      { elisa: simulators.sources.elisa },
      createReferentiel([
        {
          id: 'app-checkout',
          group: 'grp-shop',
          pivots: [['elisa:index', 'aurore-checkout-*']],
        },
        { id: 'app-bank', group: 'grp-bank', pivots: [] },
      ]),
    );
  });
  afterAll(async () => {
    await service.stop();
    await simulators.close();
  });
  afterEach(() => simulators.set('elisa', { state: 'up' }));

  const read = async (path: string, query = {}) =>
    (await service.get(path, query).expect(200)).body;

  it('are linked to in the window that is asked for, all lines and errors only', async () => {
    const { items, ...window } = await read(LINKS, HOUR);
    expect(window).toEqual({ from: '2026-11-20T10:00:00.000Z', to: '2026-11-20T11:00:00.000Z' }); // prettier-ignore
    expect(items).toMatchObject([
      { source: 'elisa', index: 'aurore-checkout-*', kind: 'all', url: expect.stringContaining("/elisa/kibana/app/discover#/?_g=(filters:!(),refreshInterval:(pause:!t,value:0),time:(from:'2026-11-20T10:00:00.000Z',to:'2026-11-20T11:00:00.000Z'))&_a=") },
      { kind: 'errors', url: expect.stringContaining("query:'log.level:(error%20OR%20") },
    ]); // prettier-ignore
    expect(await read('/v1/applications/app-bank/links')).toMatchObject({ items: [] }); // prettier-ignore
  });

  it('are counted up to now, or in a window, errors beside all', async () => {
    const { items, sources } = await read(LOGS);
    expect(sources).toMatchObject([{ name: 'elisa', state: 'ok' }]);
    const [{ lines, errors, from, to, url, stale }] = items;
    expect(lines).toBeGreaterThan(0);
    expect(errors).toBeLessThan(lines);
    expect(stale).toBe(false);
    expect(Date.parse(to) - Date.parse(from)).toBe(15 * 60_000);
    expect(url).toContain(`time:(from:'${from}',to:'${to}')`);
    const hour = await read(LOGS, HOUR);
    expect(hour.items[0].lines).toBeGreaterThan(lines);
  });

  it.each([
    [{ from: '2026-11-20T11:00:00Z', to: '2026-11-20T11:00:00Z' }, /to: must be after from/],
    [{ from: 'yesterday' }, /from: must be an ISO 8601 instant/],
    [{ from: '2026-01-01', to: '2026-03-01' }, /to: at most 31 days after from/],
    [{ window: '15m' }, /unknown "window"/],
  ])('refuse %j', async (query, message) => {
    for (const path of [LOGS, LINKS]) {
      const { body } = await service.get(path, query).expect(400);
      expect(body.error.message).toMatch(message);
    }
  }); // prettier-ignore

  it('are refused without a token, and for an application that nobody knows', async () => {
    for (const part of ['logs/live', 'links']) {
      const unknown = await service.get(`/v1/applications/app-none/${part}`);
      expect(unknown.status).toBe(404);
      const anonymous = await service
        .get(`/v1/applications/app-checkout/${part}`)
        .set('authorization', '');
      expect(anonymous.status).toBe(401);
    }
  });

  it('keep their last count, marked stale, while ELISA fails or hangs, and nobody waits', async () => {
    const { items: before } = await read(LOGS);
    for (const fault of [
      { state: 'down', as: 'garbage' },
      { state: 'slow', delayMs: 60_000 },
    ] as const) {
      simulators.set('elisa', fault);
      await delay(3_100);
      const began = performance.now();
      await read(LOGS);
      expect(performance.now() - began).toBeLessThan(1_000);
      await delay(500);
      const { items, sources } = await read(LOGS);
      expect(items).toMatchObject([{ stale: true, lines: before[0].lines }]);
      expect(sources).toMatchObject([{ name: 'elisa', state: 'down', error: expect.stringContaining('ELISA') }]); // prettier-ignore
    }
  });
});
