import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { LiveSignalStore, migrateMonitoringMart, SloStore } from '@rosetta/monitoring-mart'; // prettier-ignore
import { createLogger } from '@rosetta/service-kit';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createTestService, TestService } from '../__testUtils__/service';
import { SHOP_ANSWERS } from '../__testUtils__/slos';
import { SloWatch } from '../slos/SloWatch';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const MINUTE = 60_000;
const SERVICE = 'SERVICE-0123456789ABCDEF';
const PATH = '/v1/applications/app-shop/burns/live';
const isErrors = (metric: string) => metric.includes('errors');

/** What of each minute the source says; the slot that goes on included. */
const answer = (url: URL, valueOf: (metric: string, end: number) => unknown) => {
  const { metricSelector, from, to } = Object.fromEntries(url.searchParams);
  const ends: number[] = [];
  for (let end = Number(from) + MINUTE; end <= Number(to) + MINUTE; end += MINUTE)
    ends.push(end);
  const result = metricSelector.split(',').map(metricId => ({
    metricId,
    data: [
      {
        dimensions: [SERVICE],
        dimensionMap: { 'dt.entity.service': SERVICE },
        timestamps: ends,
        values: ends.map(end => valueOf(metricId, end)),
      },
    ],
  }));
  return JSON.stringify({ resolution: '1m', result }).replaceAll('"NaN"', 'NaN');
}; // prettier-ignore

/** A service that reads its minutes itself, as it does when it runs. */
describe('minutes that the service reads by itself', () => {
  let server: Server;
  let service: TestService;
  /** Every third minute the source says how many failed, then nothing, then what is no number. */
  const errorsOf = (end: number) => [0, null, 'NaN'][(end / MINUTE) % 3];

  beforeAll(async () => {
    server = createServer((req, res) => {
      const url = new URL(req.url!, 'http://x');
      res.setHeader('content-type', 'application/json');
      res.end(answer(url, (metric, end) => (isErrors(metric) ? errorsOf(end) : 100))); // prettier-ignore
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const db = await databases.init('POSTGRES_18');
    await migrateMonitoringMart(db);
    await new SloStore(db).add(SHOP_ANSWERS.id, {
      ...SHOP_ANSWERS,
      alerting: { pairs: [{ severity: 'page', long: '1h', short: '6m', factor: 1 }] },
      version: 1,
      retired: false,
      validFrom: '2024-01-01T00:00:00.000Z',
      createdBy: 'user:default/jane',
      reason: null,
    } as Parameters<SloStore['add']>[1]); // prettier-ignore
    const { port } = server.address() as AddressInfo;
    service = await createTestService(
      databases,
      { dynatrace: { baseUrl: `http://127.0.0.1:${port}`, token: 't' } },
      createReferentiel([
        { id: 'app-shop', group: 'grp', pivots: [['dynatrace:entity', SERVICE]] }, // prettier-ignore
      ]),
      { db },
    );
  });
  afterAll(async () => {
    await service.stop();
    server.close();
  });

  const read = async () => (await service.get(PATH).expect(200)).body;
  const compute = () =>
    new SloWatch({
      db: service.db,
      logger: createLogger({ service: 'test', level: 'silent' }),
      rules: { minEvents: 10, atRisk: 0.25 },
    }).compute();

  it('are on the page within a minute, with what can’t be read named; what is missing is neither zero nor good', async () => {
    const end = Date.now() + 30_000;
    while ((await read()).sources[0].state !== 'ok' && Date.now() < end)
      await delay(250);
    await compute();
    const { items, sources } = await read();
    expect(sources).toMatchObject([
      {
        name: 'dynatrace',
        title: 'Dynatrace',
        state: 'ok',
        problems: expect.arrayContaining([expect.stringContaining('is NaN, which is no measurement')]), // prettier-ignore
      },
    ]);
    expect(items).toMatchObject([
      {
        slo: SHOP_ANSWERS.id,
        alert: null,
        // A third of the minutes is known: too little to say that nothing burns.
        burns: [{ firing: false, reason: 'missing-data' }],
        stale: false,
      },
    ]);
    const [application] = (await new LiveSignalStore(service.db).series(['app-shop'], new Date(0))).values(); // prettier-ignore
    const [errors] = [...application.values()][1];
    expect(errors.signal).toBe('errors');
    expect(new Set(errors.minutes)).toEqual(new Set([0, null]));
    expect(errors.minutes.filter(each => each === 0)).toHaveLength(20);
  });
});
