import { TestDatabases } from '@rosetta/test-kit/databases';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';
import { commonRefusals, valueRequests } from '../__testUtils__/valueRequests';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

type Item = { month: string; currency: string; rate: string | null };

const item = (month: string, currency: string, rate: string | null): Item => ({
  month,
  currency,
  rate,
});

/** Far from the bounds of periods on either side, whenever this runs. */
const YEAR = new Date().getUTCFullYear() - 1;
const [SEPTEMBER, OCTOBER] = [`${YEAR}-09`, `${YEAR}-10`];

describe('the exchange rates API', () => {
  let service: TestService;
  let unconfigured: TestService;
  beforeAll(async () => {
    service = await createTestService(databases, { reportingCurrency: 'EUR' });
    unconfigured = await createTestService(databases);
  });
  afterAll(() => Promise.all([service.stop(), unconfigured.stop()]));

  const requests = valueRequests(() => service, { path: '/v1/rates' });
  const { list, put, send } = requests;

  it('sets several rates, lists them newest month first and pages through them', async () => {
    const { body, headers } = await put(
      item(SEPTEMBER, 'USD', '0.9'),
      item(SEPTEMBER, 'GBP', '1.17'),
      item(OCTOBER, 'USD', '0.000000000001'),
    );
    expect(body.changes).toHaveLength(3);
    expect(body.reportingCurrency).toBe('EUR');
    expect(headers.etag).toBe(`"${body.revision}"`);
    const by = { updatedBy: 'user:default/jane', updatedAt: expect.stringMatching(/Z$/) }; // prettier-ignore
    const all = await list();
    expect(all).toEqual({
      reportingCurrency: 'EUR',
      revision: body.revision,
      missing: [],
      items: [
        { ...item(OCTOBER, 'USD', '0.000000000001'), ...by },
        { ...item(SEPTEMBER, 'GBP', '1.17'), ...by },
        { ...item(SEPTEMBER, 'USD', '0.9'), ...by },
      ],
    });
    const first = await list({ limit: 2 });
    expect(first.items).toEqual(all.items.slice(0, 2));
    const rest = await list({ limit: 2, cursor: first.nextCursor });
    expect(rest.items).toEqual(all.items.slice(2));
    expect(rest).not.toHaveProperty('nextCursor');
    expect((await list({ from: SEPTEMBER })).items).toHaveLength(2);
    expect((await list({ to: OCTOBER, currency: 'GBP' })).items).toHaveLength(1); // prettier-ignore
  });

  it('answers CSV with all digits', async () => {
    const { text, headers } = await service
      .get('/v1/rates', { from: SEPTEMBER, currency: 'USD' })
      .set('accept', 'text/csv')
      .expect(200);
    expect(headers['content-disposition']).toContain('exchange-rates.csv');
    expect(text).toMatch(
      new RegExp(
        `^month,currency,rate,reportingCurrency,updatedBy,updatedAt\r\n${SEPTEMBER},USD,0.9,EUR,user:default/jane,.*Z\r\n$`,
      ),
    );
  });

  it('changes and removes rates, answers what changed, and keeps each change in the audit', async () => {
    const { body } = await put(
      item(SEPTEMBER, 'USD', '0.95'),
      item(SEPTEMBER, 'GBP', '1.17'),
      item(OCTOBER, 'USD', null),
      item(OCTOBER, 'JPY', null),
    );
    expect(body.changes).toEqual([
      { currency: 'USD', month: SEPTEMBER, before: '0.9', after: '0.95' },
      { currency: 'USD', month: OCTOBER, before: '0.000000000001', after: null },
    ]); // prettier-ignore
    const { items } = await list();
    expect(items.map((rate: Item) => rate.month)).toEqual([SEPTEMBER, SEPTEMBER]); // prettier-ignore
    const audit = await request(service.app)
      .get('/v1/audit')
      .query({ kind: 'exchange-rate', limit: 2 })
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .expect(200);
    const reportingCurrency = 'EUR';
    expect(audit.body.items).toMatchObject([
      { op: 'delete', entityId: `${OCTOBER}/USD`, before: { rate: '0.000000000001', reportingCurrency }, after: null },
      { op: 'update', entityId: `${SEPTEMBER}/USD`, before: { rate: '0.9' }, after: { rate: '0.95' }, actor: 'user:default/jane' },
    ]); // prettier-ignore
    const again = await put(item(SEPTEMBER, 'USD', '0.95'));
    expect(again.body).toEqual({ ...body, changes: [] });
  });

  const GOOD = item(SEPTEMBER, 'SEK', '0.1');

  it.each([
    ['a rate of zero', [GOOD, item(SEPTEMBER, 'USD', '0')], 'body.items[1].rate: must be more than 0: it is what one unit of the currency is worth'],
    ['a negative rate', [GOOD, item(SEPTEMBER, 'USD', '-1')], 'body.items[1].rate: must be more than 0'],
    ['more than 12 decimals', [GOOD, item(SEPTEMBER, 'USD', '0.1234567890123')], 'body.items[1].rate: must have at most 18 digits before the point and 12 decimals; round it to these'],
    ['more digits than a rate has', [GOOD, item(SEPTEMBER, 'USD', '1234567890123456789')], 'body.items[1].rate: must have at most 18 digits before the point and 12 decimals'],
    ['what is no decimal', [GOOD, item(SEPTEMBER, 'USD', '1e3')], 'body.items[1].rate: must be a decimal'],
    ['the reporting currency', [GOOD, item(SEPTEMBER, 'EUR', '1')], 'body.items[1].currency: EUR is the reporting currency, which needs no rate; leave it out'],
    ['a code that is no currency', [GOOD, item(SEPTEMBER, 'XXX', '1')], 'body.items[1].currency: must be the ISO 4217 code of a currency, like EUR'],
    ['what is no month', [GOOD, item('2024-13', 'USD', '1')], 'body.items[1].month: must be a month'],
    ['a month out of the bounds', [GOOD, item('1999-01', 'USD', '1')], 'body.items[1].month: is outside the supported range'],
    ['the same pair twice', [GOOD, item(SEPTEMBER, 'SEK', '2')], `body.items[1]: is the second rate of SEK in ${SEPTEMBER}; give one`],
    ['no rate at all', [], 'body.items: must not be empty'],
  ])('refuses %s, names field and cure, and saves nothing', async (_, items, message) => {
    expect(await requests.refusalOf(items)).toContain(message);
  }); // prettier-ignore

  it.each([
    [{ from: OCTOBER, to: SEPTEMBER }, 'query.to: must be after from'],
    [{ currency: 'EURO' }, 'query.currency: must be the ISO 4217 code'],
    [{ month: SEPTEMBER }, 'query: unknown "month"'],
    [{ cursor: 'zzz' }, 'cursor: is not a cursor of this list'],
  ])('refuses to list with %j', async (query, message) => {
    const { body } = await service.get('/v1/rates', query).expect(400);
    expect(body.error.message).toContain(message);
  });

  it.each(commonRefusals(requests, item(OCTOBER, 'CHF', '1.05')))(
    '%s',
    async (_, check) => {
      await expect(check()).resolves.toBeUndefined();
    },
  );

  it('takes one of two changes that are made at once', async () => {
    const { revision } = await list();
    const answers = await Promise.all(
      ['0.7', '0.8'].map(rate =>
        send([item(OCTOBER, 'AUD', rate)], `"${revision}"`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('says what bills need and has no rate', async () => {
    const { db } = service;
    await db('billed_currency').insert([
      { period: SEPTEMBER, currency: 'USD' },
      { period: SEPTEMBER, currency: 'DKK' },
      { period: SEPTEMBER, currency: 'EUR' },
    ]);
    expect((await list()).missing).toEqual([
      { currency: 'DKK', month: SEPTEMBER },
    ]);
    expect((await list({ from: OCTOBER })).missing).toEqual([]);
  });

  it('has no rates without a reporting currency, and says how to configure one', async () => {
    const { body } = await unconfigured.get('/v1/rates').expect(200);
    await unconfigured.get('/v1/rates', { cursor: 'zzz' }).expect(400);
    expect(body).toEqual({ reportingCurrency: null, revision: 0, items: [], missing: [] }); // prettier-ignore
    const refused = await valueRequests(() => unconfigured, {
      path: '/v1/rates',
    }).send([GOOD], '"0"');
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('set rosetta.finops.reportingCurrency, restart'); // prettier-ignore
  });

  describe('of a published month', () => {
    const original = { currency: 'USD', billed: '3', effective: '2', list: null, contracted: '2' }; // prettier-ignore
    const pool = '0'.repeat(32);
    beforeAll(() =>
      publishTestRun(service.db, {
        period: '2024-09',
        facts: [
          { application: 'app-a', currency: 'EUR', billed: '2.7', effective: '1.8', list: null, contracted: '1.8', original },
          { application: 'app-a', currency: 'EUR', effective: '5' },
          indirectFact('even', { currency: 'EUR', effective: '0.9', original: { ...original, effective: '1' }, pool }),
        ],
        rules: [{ ruleId: 'even' }],
        applications: [{ id: 'app-a', owners: ['grp-shop'], attributes: {} }],
        fill: async (trx, { id }) => {
          await trx('cost_run').where('run_id', id).update({ reporting_currency: 'EUR' });
          await trx('cost_rate').insert({ run_id: id, currency: 'USD', rate: '0.9' });
        },
      }),
    ); // prettier-ignore

    const lines = async (query = {}) =>
      (await service.get('/v1/costs/lines', { from: '2024-09', ...query }).expect(200)).body.items; // prettier-ignore

    it('shows what a line was billed as, beside what it was converted to', async () => {
      const [own, converted] = await lines({ kind: 'direct' });
      expect(own.charge).not.toHaveProperty('original');
      expect(converted.charge).toMatchObject({
        amount: '1.8',
        currency: 'EUR',
        original: { amount: '2', currency: 'USD', rate: '0.9' },
      });
      const [billed] = await lines({ kind: 'direct', measure: 'billed' });
      expect(billed.charge.original).toMatchObject({ amount: '3' });
      const listed = await lines({ kind: 'direct', measure: 'list', order: 'asc' }); // prettier-ignore
      expect(listed[0].charge).toMatchObject({ amount: '0', original: { amount: '0' } }); // prettier-ignore
    });

    it('shows it of the charges of a pool too, whose shares are in the reporting currency', async () => {
      const [share] = await lines({ kind: 'indirect' });
      expect(share).toMatchObject({ amount: '0.9', charge: null, pool: { currency: 'EUR' } }); // prettier-ignore
      for (const query of [{}, { application: 'app-a' }]) {
        const { body } = await service
          .get(`/v1/cost-pools/${share.pool.id}/lines`, query)
          .expect(200);
        expect(body.items).toMatchObject([
          { charge: { amount: '0.9', original: { amount: '1', currency: 'USD', rate: '0.9' } } },
        ]); // prettier-ignore
      }
    });

    it('tells costs in the reporting currency, and nothing of the original one', async () => {
      const costs = async (query = {}) =>
        (await service.get('/v1/costs', { from: '2024-09', ...query }).expect(200)).body; // prettier-ignore
      expect(await costs()).toMatchObject({ currency: 'EUR', total: { amount: '7.7' }, otherCurrencies: [] }); // prettier-ignore
      expect(await costs({ currency: 'USD' })).toMatchObject({
        total: { amount: '0' },
        otherCurrencies: [{ currency: 'EUR', amount: '7.7' }],
      });
    });

    const cells = (csv: string) =>
      csv
        .trim()
        .split('\r\n')
        .map(line => line.split(','));
    const column = (rows: string[][], name: string) =>
      rows.slice(1).map(row => row[rows[0].indexOf(name)]);

    it('exports original amount, currency and rate of lines as CSV', async () => {
      const { text } = await service
        .get('/v1/costs/lines', { from: '2024-09', kind: 'direct' })
        .set('accept', 'text/csv')
        .expect(200);
      const rows = cells(text.replaceAll(/"[^"]*"/g, ''));
      expect(column(rows, 'originalAmount')).toEqual(['', '2']);
      expect(column(rows, 'originalCurrency')).toEqual(['', 'USD']);
      expect(column(rows, 'exchangeRate')).toEqual(['', '0.9']);
    });

    it('exports FOCUS in the reporting currency, with the original in columns of its own', async () => {
      const focus = async (query = {}) =>
        cells(
          (
            await service
              .get('/v1/exports/focus', { period: '2024-09', ...query })
              .expect(200)
          ).text.replaceAll(/"(?:[^"]|"")*"/g, ''),
        );
      const whole = await focus();
      expect(column(whole, 'BillingCurrency')).toEqual(['EUR', 'EUR', 'EUR']);
      expect(column(whole, 'EffectiveCost')).toEqual(['1.8', '5', '0.9']);
      expect(column(whole, 'x_OriginalCurrency')).toEqual(['USD', '', '']);
      expect(column(whole, 'x_OriginalEffectiveCost')).toEqual(['2', '', '']);
      expect(column(whole, 'x_OriginalListCost')).toEqual(['', '', '']);
      expect(column(whole, 'x_ExchangeRate')).toEqual(['0.9', '', '']);
      const parts = await focus({ application: 'app-a', detail: 'charge' });
      expect(column(parts, 'x_OriginalCurrency')).toEqual(['USD', '', 'USD']);
      expect(column(parts, 'x_ExchangeRate')).toEqual(['0.9', '', '0.9']);
      // What one application bears of a charge was billed as nothing of its own.
      expect(column(parts, 'x_OriginalEffectiveCost')).toEqual(['2', '', '']);
    });
  });
});
