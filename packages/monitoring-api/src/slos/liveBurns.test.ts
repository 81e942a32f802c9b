import { SloAlert } from '@rosetta/contracts/monitoring';
import { LiveSignalStore, SloStore } from '@rosetta/monitoring-mart';
import { publishedSloHour } from '@rosetta/monitoring-mart/testUtils';
import { HOURS } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { dynatraceEntities } from '@rosetta/simulators/company';
import { createDynatraceClient, DynatraceClient } from '@rosetta/sources/dynatrace'; // prettier-ignore
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createTestService, TestService } from '../__testUtils__/service';
import { SHOP_ANSWERS } from '../__testUtils__/slos';
import { LiveSignals } from '../live/LiveSignals';
import { SloWatch } from './SloWatch';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REQUESTS = 'builtin:service.requestCount.total:sum';
const PAIRS = [{ severity: 'page', long: '1h', short: '5m', factor: 1 }];
const RULES = { minEvents: 10, atRisk: 0.25 };
const logger = createLogger({ service: 'test', level: 'silent' });

const floor = (instant: number, unit: number) => Math.floor(instant / unit) * unit; // prettier-ignore
/** Half past the hour before this one, and a moment for what counts the minute to send it. */
const BEGIN = floor(Date.now(), HOUR) - 30 * MINUTE + 20_000;

describe('burns by the minute', () => {
  /** The clock of the source, of who reads it, and of the watch. */
  let at = BEGIN;
  const now = () => new Date(at);
  let simulators: RunningSimulators;
  let service: TestService;
  let client: DynatraceClient;
  let shop: RunningSimulators['world']['services'][number];
  let signals: LiveSignals;
  let watch: SloWatch;
  /** Requests of each process. */
  const requests: string[] = [];

  const openClient = () =>
    createDynatraceClient({
      ...simulators.sources.dynatrace,
      rateLimitWaitMs: 0,
      limits: { retryRatio: 0 },
    });
  const openSignals = (process = 'first', of: DynatraceClient = client) => {
    const entity = dynatraceEntities(shop).service;
    return new LiveSignals({
      db: service.db,
      logger,
      now,
      owners: { pivots: (_, application = 'app-shop') => (application === 'app-shop' ? [entity] : []) }, // prettier-ignore
      client: {
        metrics(...asked) {
          requests.push(process);
          return of.metrics(...asked);
        },
      },
    });
  };

  /** The service with most to do of those that nothing befalls, and whose agent is never away. */
  const findQuiet = async () => {
    const [from, to] = [new Date(at - 8 * HOUR), new Date(at + 3 * HOUR)];
    at += 3 * HOUR;
    const entitySelector = 'type("SERVICE")';
    const query = { metrics: [REQUESTS], resolution: '1m', entitySelector, from, to }; // prettier-ignore
    const data: { dimensions: string[]; values: (number | null)[] }[] = [];
    for await (const result of client.metrics(query))
      data.push(...(result as { data: typeof data }).data);
    at -= 3 * HOUR;
    const { services, troubles } = simulators.world;
    const quiet = services.filter(
      each =>
        each.inDynatrace &&
        troubles.of(each).every(it => it.until < from.getTime() || it.from > to.getTime()), // prettier-ignore
    );
    const leastOf = (each: (typeof quiet)[number]) => {
      const id = dynatraceEntities(each).service;
      const { values } = data.find(({ dimensions }) => dimensions[0] === id)!;
      return Math.min(...values.map(value => value ?? -1));
    };
    return quiet.sort((a, b) => leastOf(b) - leastOf(a))[0];
  };

  const hourOf = (ago: number) => HOURS.add(HOURS.of(now()), -ago);
  const publish = async (hour: string, errors = 0) => {
    const [slo] = await new SloStore(service.db).all([SHOP_ANSWERS.id]);
    await publishedSloHour(service.db, hour, slo, [errors, 100]);
  };

  beforeAll(async () => {
    simulators = await startSimulators({ now: () => at });
    client = openClient();
    shop = await findQuiet();
    // Its routes read what is kept; nothing but this test reads the source.
    service = await createTestService(databases);
    signals = openSignals();
    watch = new SloWatch({ db: service.db, logger, rules: RULES, now });
    const make = (slo: object) =>
      service.send('post', '/v1/slos', { ...SHOP_ANSWERS, ...slo }).expect(201);
    await make({ alerting: { pairs: PAIRS } });
    await make({ id: 'shop-seldom', alerting: { pairs: PAIRS, minEvents: 1_000_000 } }); // prettier-ignore
    for (const ago of [3, 2, 1]) await publish(hourOf(ago));
  });
  afterAll(async () => {
    await client.close();
    await service.stop();
    await simulators.close();
  });

  /** So many minutes pass, unless something is so before; each is read once, and what burns computed. */
  const pass = async (minutes: number, isSo = async () => false) => {
    for (let passed = 1; passed <= minutes; passed += 1) {
      at += MINUTE;
      await signals.poll();
      await watch.compute();
      if (await isSo()) return passed;
    }
    return Infinity;
  };
  const alerts = async (open = 'true'): Promise<SloAlert[]> =>
    (await service.get('/v1/slo-alerts', { open })).body.items;
  const isAlerting = async () => (await alerts()).length > 0;
  const status = async (id = SHOP_ANSWERS.id) =>
    (await service.get(`/v1/slos/${id}`).expect(200)).body.status;
  const live = async () =>
    (await service.get('/v1/applications/app-shop/burns/live').expect(200))
      .body;
  const lastMinute = () => new Date(floor(at, MINUTE)).toISOString();

  it('are those of all minutes that are kept at first, and then of each that is new', async () => {
    expect(await signals.report()).toMatchObject({
      state: 'stale',
      asOf: null,
    });
    await pass(1);
    expect(await signals.report()).toMatchObject({ name: 'dynatrace', state: 'ok', asOf: lastMinute() }); // prettier-ignore
    expect(await status()).toMatchObject({
      state: 'met',
      asOf: HOURS.start(hourOf(0)).toISOString(),
      burnsAsOf: lastMinute(),
      burns: [{ long: expect.any(Number), short: expect.any(Number), firing: false }], // prettier-ignore
    });
    const { asOf: _, ...before } = await status();
    const read = requests.length;
    await pass(2);
    expect(requests.length - read).toBe(2);
    const { asOf: __, ...after } = await status();
    expect({ ...after, burns: before.burns, burnsAsOf: before.burnsAsOf }).toEqual(before); // prettier-ignore
    expect(after.burnsAsOf).toBe(lastMinute());
  });

  it('leave maintenance out', async () => {
    const span = { from: now().toISOString(), to: new Date(at + 10 * MINUTE).toISOString() }; // prettier-ignore
    const maintenance = { name: 'Upgrade', applications: ['app-shop'], reason: 'agreed', ...span }; // prettier-ignore
    await service.send('post', '/v1/maintenance-windows', maintenance).expect(201); // prettier-ignore
    const until = (await status()).burnsAsOf;
    simulators.world.troubles.begin(shop, 'An upgrade');
    expect(await pass(9, isAlerting)).toBe(Infinity);
    expect((await status()).burnsAsOf).toBe(until);
    simulators.world.troubles.end(shop);
    await pass(3);
    expect((await status()).burnsAsOf).toBe(lastMinute());
    expect(await alerts()).toEqual([]);
  });

  it('open an alert within two minutes of the source, before the hour is published; gate, page and objective say the same', async () => {
    simulators.world.troubles.begin(shop, 'A bad release');
    expect(await pass(20, isAlerting)).toBeLessThan(20);
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ slo: SHOP_ANSWERS.id, severity: 'page' });
    expect(at - Date.parse(alert.beganAt)).toBeLessThan(2 * MINUTE);

    const { burns, asOf } = await status();
    expect(asOf).toBe(HOURS.start(hourOf(0)).toISOString());
    expect(burns).toMatchObject([{ firing: true }]);
    const { body: gate } = await service.get('/v1/applications/app-shop/change-gate'); // prettier-ignore
    expect(gate).toMatchObject({ decision: 'stop', reasons: expect.arrayContaining([expect.objectContaining({ code: 'budget-burning', decision: 'stop' })]) }); // prettier-ignore
    const page = (await live()).items.find(({ slo }: { slo: string }) => slo === SHOP_ANSWERS.id); // prettier-ignore
    const { id, severity, beganAt, peak } = alert;
    expect(page).toMatchObject({ state: 'burning', burns, alert: { id, severity, beganAt, peak }, asOf: lastMinute() }); // prettier-ignore
  });

  it('page nobody where there is little traffic', async () => {
    expect((await status('shop-seldom')).burns).toMatchObject([{ firing: false, reason: 'too-few-events' }]); // prettier-ignore
  });

  it('end it once it has been quiet', async () => {
    simulators.world.troubles.end(shop);
    expect(await pass(20, async () => !(await isAlerting()))).toBeLessThan(20);
    expect(await alerts('false')).toMatchObject([{ slo: SHOP_ANSWERS.id, endedAt: expect.any(String) }]); // prettier-ignore
  });

  it('are read once, however many processes there are, and by another one where the first is gone', async () => {
    const second = openSignals('second');
    requests.length = 0;
    at += MINUTE;
    await Promise.all([signals.poll(), second.poll()]);
    expect(requests).toHaveLength(1);
    await Promise.all([signals.poll(), second.poll()]);
    expect(requests).toHaveLength(1);
    requests.length = 0;
    at += MINUTE;
    await second.poll();
    expect(requests).toEqual(['second']);
  });

  it('stay as they were known while the source is down, which says so, and are those of the hour once that is published', async () => {
    await pass(1);
    const known = await status();
    const until = lastMinute();
    simulators.set('dynatrace', { state: 'down', as: '500' });
    await pass(2);
    expect(await signals.report()).toMatchObject({ state: 'down', error: expect.stringContaining('answered 500'), asOf: until }); // prettier-ignore
    expect(await status()).toMatchObject({ burns: known.burns, burnsAsOf: until }); // prettier-ignore
    expect((await live()).items).toMatchObject([{ stale: true }, { stale: true }]); // prettier-ignore

    // Ten past the next hour, the one that is over is published.
    at = floor(at, HOUR) + 70 * MINUTE + 20_000;
    await publish(hourOf(1), 50);
    await watch.compute();
    const end = HOURS.start(hourOf(0)).toISOString();
    expect(await status()).toMatchObject({ asOf: end, burnsAsOf: end, burns: [{ firing: true, long: expect.closeTo(50, 6) }] }); // prettier-ignore
    expect(await signals.report()).toMatchObject({
      state: 'down',
      asOf: until,
    });
  });

  it('close the gap by themselves once the source is back', async () => {
    simulators.set('dynatrace', { state: 'up' });
    const next = openClient();
    await openSignals('next', next).poll();
    await watch.compute();
    await next.close();
    expect(await signals.report()).toMatchObject({ state: 'ok', asOf: lastMinute() }); // prettier-ignore
    expect((await status()).burnsAsOf).toBe(lastMinute());
    const kept = await new LiveSignalStore(service.db).series(['app-shop'], new Date(floor(at, HOUR) - HOUR)); // prettier-ignore
    const [before, current] = [-HOUR, 0].map(ago => kept.get('app-shop')!.get(floor(at, HOUR) + ago)!); // prettier-ignore
    const knownOf = (all: typeof before) => all.map(({ signal, minutes }) => [signal, minutes.filter(each => each !== null).length]); // prettier-ignore
    expect(knownOf(before)).toEqual([['errors', 60], ['traffic', 60]]); // prettier-ignore
    expect(knownOf(current)).toEqual([['errors', 10], ['traffic', 10]]); // prettier-ignore
  });

  it('are asked for no more once no objective needs them', async () => {
    for (const id of [SHOP_ANSWERS.id, 'shop-seldom']) {
      const { headers } = await service.get(`/v1/slos/${id}`);
      await service.send('post', `/v1/slos/${id}/retire`, { reason: 'replaced' }, { 'if-match': headers.etag }).expect(200); // prettier-ignore
    }
    at = Math.max(at, Date.now()) + MINUTE;
    requests.length = 0;
    await pass(1);
    expect(requests).toEqual([]);
    expect(await alerts()).toEqual([]);
    expect(await signals.report()).toMatchObject({ state: 'ok' });
    expect((await live()).items).toEqual([]);
  });
});

describe('GET /v1/applications/{app}/burns/live', () => {
  it('refuses an application that nobody knows, unknown parameters and callers without a token', async () => {
    const service = await createTestService(databases, {}, createReferentiel([{ id: 'app-shop', group: 'grp-shop', pivots: [] }])); // prettier-ignore
    const path = '/v1/applications/app-shop/burns/live';
    expect((await service.get(path).expect(200)).body).toEqual({ items: [], sources: [] }); // prettier-ignore
    await service.get('/v1/applications/app-none/burns/live').expect(404);
    await service.get(path, { colour: 'red' }).expect(400);
    const without = await service.get(path).set('authorization', '');
    expect(without.status).toBe(401);
    await service.stop();
  });
});
