import {
  publishedDay,
  publishedDeliveries,
  publishedIncidents,
  publishedSloHour,
} from '@rosetta/monitoring-mart/testUtils';
import { SloStore } from '@rosetta/monitoring-mart';
import { createLogger } from '@rosetta/service-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';
import { SHOP_ANSWERS } from '../__testUtils__/slos';
import { hoursAfter } from './burnedAfter';
import { SloWatch } from './SloWatch';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const hourAt = (ago: number) => new Date((Math.floor(Date.now() / HOUR_MS) - ago) * HOUR_MS); // prettier-ignore
/** A quarter past an hour. */
const quarterPast = (ago: number) => new Date(hourAt(ago).getTime() + HOUR_MS / 4).toISOString(); // prettier-ignore
const nameOf = (ago: number) => hourAt(ago).toISOString().slice(0, 13);

describe('hours after a deployment', () => {
  it.each([
    ['2026-03-02T10:15:00Z', undefined, '2026-03-02T10', '2026-03-03T10'],
    ['2026-03-02T10:15:00Z', '2026-03-02T12:59:00Z', '2026-03-02T10', '2026-03-02T12'],
    ['2026-03-02T10:15:00Z', '2026-03-09T12:59:00Z', '2026-03-02T10', '2026-03-03T10'],
    ['2026-03-02T10:15:00Z', '2026-03-02T10:30:00Z', '2026-03-02T10', '2026-03-02T10'],
  ])('of %s before %s are %s to %s', (finished, next, from, to) => {
    const hours = hoursAfter(finished, next);
    expect([hours.from, hours.to].map(each => each.toISOString().slice(0, 13))).toEqual([from, to]);
  }); // prettier-ignore
});

describe('budgets burned after deployments', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    const { db } = service;
    const deployed = (externalId: string, ago: number, more = {}) => ({ externalId, finishedAt: quarterPast(ago), sha: `sha${externalId}`, ...more }); // prettier-ignore
    const all = [
      deployed('1', 70),
      deployed('2', 40),
      deployed('3', 40, { finishedAt: new Date(Date.parse(quarterPast(40)) + 60_000).toISOString() }), // prettier-ignore
      deployed('4', 37),
      deployed('5', 3),
      deployed('6', 38, { status: 'failed' }),
      deployed('7', 38, { application: 'app-bank', group: 'grp-bank', project: 'bank/api' }), // prettier-ignore
    ];
    const byDay = Map.groupBy(all, ({ finishedAt }) => finishedAt.slice(0, 10));
    for (const [day, facts] of byDay) {
      await publishedDay(db, day, facts);
      await publishedDeliveries(db, day);
    }
    await publishedIncidents(db, hourAt(36).toISOString().slice(0, 10), [
      { id: 'INC1', deployment: 'gitlab:shop/web:4', openedAt: quarterPast(36) }, // prettier-ignore
    ]);
    await service.send('post', '/v1/slos', SHOP_ANSWERS).expect(201); // prettier-ignore
    await service.send('post', '/v1/slos', { ...SHOP_ANSWERS, id: 'silent', name: 'Silent' }).expect(201); // prettier-ignore
    const [slo] = await new SloStore(db).all(['shop-answers']);
    // 100 requests a minute: 60 of an hour may fail in each of the ten hours.
    const failing: Record<number, number> = { 39: 3, 37: 5, 36: 2, 2: 1 };
    for (const ago of [41, 40, 39, 38, 37, 36, 35, 3, 2, 1])
      await publishedSloHour(db, nameOf(ago), slo, [failing[ago] ?? 0, 100]);
    await new SloWatch({
      db,
      logger: createLogger({ service: 'test', level: 'silent' }),
      rules: { minEvents: 100, atRisk: 0.25 },
    }).compute();
  });
  afterAll(() => service.stop());

  const path = '/v1/applications/app-shop/deployments/budgets';
  const read = async (query = {}) => (await service.get(path, query).expect(200)).body; // prettier-ignore
  const burnedOf = ({ budgets }: { budgets: { slo: string; burned: number | null }[] }) =>
    budgets.map(({ slo, burned }) => [slo, burned]); // prettier-ignore

  it('are told for each, up to the next one and at most a day, no hour twice', async () => {
    const { items } = await read();
    expect(items.map(({ id }: { id: string }) => id)).toEqual(
      ['5', '4', '3', '2', '1'].map(id => `gitlab:shop/web:${id}`),
    );
    const [newest, worst, third, second, first] = items;
    expect(third).toMatchObject({
      from: hourAt(40).toISOString(),
      to: hourAt(37).toISOString(),
      over: true,
      budgets: [
        { slo: 'shop-answers', name: 'Shop answers', bad: 180, unit: 'events', known: 1 }, // prettier-ignore
        { slo: 'silent', burned: null, bad: 0, known: 0 },
      ],
    });
    // Four hours were known by then, of which 60 events each may be bad.
    expect(third.budgets[0].allowed).toBeCloseTo(240, 6);
    expect(third.budgets[0].burned).toBeCloseTo(180 / 240, 6);
    expect(second).toMatchObject({ from: second.to, budgets: [] });
    expect(worst).toMatchObject({
      to: hourAt(13).toISOString(),
      incidents: [{ number: expect.any(String) }],
    });
    expect(worst.budgets[0].bad).toBe(420);
    expect(worst.budgets[0].known).toBeCloseTo(3 / 24, 6);
    expect(newest).toMatchObject({ over: false, budgets: [{ bad: 60 }, {}] });
    // Nothing is known of that time: not known is not zero.
    expect(burnedOf(first)).toEqual([['shop-answers', null], ['silent', null]]); // prettier-ignore
  });

  it('are the same page by page', async () => {
    const whole = await read();
    const paged: object[] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ limit: 1, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    // What is known of the time that goes on is another part of it each second.
    expect(paged).toMatchObject([{ id: whole.items[0].id }, {}, {}, {}, {}]);
    expect(paged.slice(1)).toEqual(whole.items.slice(1));
  });

  it('are none where nothing was deployed, and unknown of who is unknown', async () => {
    expect((await read({ from: '2026-01-01', to: '2026-01-02' })).items).toEqual([]); // prettier-ignore
    await service.get('/v1/applications/app-none/deployments/budgets').expect(404); // prettier-ignore
  });

  it.each([
    [{ from: '2026-03-02', to: '2026-03-01' }, 'to: must be after from'],
    [{ from: 'yesterday' }, 'from'],
    [{ colour: 'red' }, 'colour'],
  ])('return 400 for %j, and name the field', async (query, problem) => {
    const { status, body } = await service.get(path, query);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(problem)]); // prettier-ignore
  });

  it('need the right to read', async () => {
    const alone = await request(service.app).get(path);
    const visitor = await request(service.app).get(path).set('authorization', 'Bearer visitor'); // prettier-ignore
    expect([alone.status, visitor.status]).toEqual([401, 403]);
  });
});
