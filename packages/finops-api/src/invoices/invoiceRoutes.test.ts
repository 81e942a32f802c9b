import { TestDatabases } from '@rosetta/test-kit/databases';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { Invoice, InvoiceToSet } from '@rosetta/contracts/finops';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';
import { commonRefusals, valueRequests } from '../__testUtils__/valueRequests';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const AWS = 'Amazon Web Services';
const line = (invoice: string | null, billed: string, more = {}) => ({
  invoice,
  invoiceIssuer: AWS,
  billed,
  ...more,
});
const given = (
  invoice: string,
  amount: string | null,
  issuer = AWS,
  currency = 'USD',
): InvoiceToSet => ({ invoice, issuer, currency, amount });

describe('the invoices API', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: [
        line('INV-9', '10.000000000001'),
        line('INV-9', '-0.5'),
        line('INV-BOTH', '1'),
        line(null, '0.25'),
        line('INV-9', '7', { invoiceIssuer: null }),
      ],
    });
    // A run that another one took the place of counts no more.
    for (const billed of ['99', '20'])
      await publishTestRun(service.db, {
        period: '2024-10',
        facts: [
          line('INV-10', billed),
          line('INV-BOTH', '2'),
          line('INV-EUR', '2.7', {
            currency: 'USD',
            original: { currency: 'EUR', billed: '2.5', effective: '2.5', list: null, contracted: null },
          }),
        ],
      }); // prettier-ignore
  });
  afterAll(() => service.stop());

  const requests = valueRequests(() => service, { path: '/v1/invoices' });
  const { list, put } = requests;
  const shown = async (query: Record<string, string | number> = {}) =>
    (await list(query)).items.map(
      ({ invoice, issuer, months, currency, billed, amount, difference, state }: Invoice) =>
        [issuer, invoice, months.join(' '), currency, billed, amount, difference, state].join('|'),
    ); // prettier-ignore

  it('sums billed cost by number, issuer and currency of the bill, over all months', async () => {
    expect(await shown()).toEqual([
      `${AWS}|INV-10|2024-10|USD|20|||not-entered`,
      `${AWS}|INV-BOTH|2024-09 2024-10|USD|3|||not-entered`,
      `${AWS}|INV-EUR|2024-10|EUR|2.5|||not-entered`,
      `|INV-9|2024-09|USD|7|||not-entered`,
      `${AWS}||2024-09|USD|0.25|||no-number`,
      `${AWS}|INV-9|2024-09|USD|9.500000000001|||not-entered`,
    ]);
  });

  it('shows what was entered beside billed cost, with the difference to the last digit; less than a hundredth is none', async () => {
    const { body, headers } = await put(
      given('INV-10', '20.009'),
      given('INV-9', '9.49'),
      given('INV-LATER', '-3'),
    );
    expect(headers.etag).toBe(`"${body.revision}"`);
    expect(body.changes).toHaveLength(3);
    expect((await shown()).slice(0, 2)).toEqual([
      `${AWS}|INV-LATER||USD||-3||not-billed`,
      `${AWS}|INV-10|2024-10|USD|20|20.009|-0.009|matches`,
    ]);
    expect(await shown({ state: 'differs' })).toEqual([
      `${AWS}|INV-9|2024-09|USD|9.500000000001|9.49|0.010000000001|differs`,
    ]);
    const [entered] = (await list({ state: 'matches' })).items;
    expect(entered).toMatchObject({ lines: 1, updatedBy: 'user:default/jane' });
  });

  it('chooses whole invoices by month, issuer and currency, never parts of one', async () => {
    expect(await shown({ from: '2024-09', state: 'not-entered' })).toEqual([
      `${AWS}|INV-BOTH|2024-09 2024-10|USD|3|||not-entered`,
      `|INV-9|2024-09|USD|7|||not-entered`,
    ]);
    expect(await shown({ currency: 'EUR' })).toHaveLength(1);
    expect(await shown({ issuer: 'Nobody' })).toEqual([]);
  });

  it('pages through all invoices once, in order', async () => {
    const all = (await list()).items;
    const found: Invoice[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 2, ...(cursor && { cursor }) });
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(all);
  });

  it('answers CSV with all digits', async () => {
    const { text, headers } = await service
      .get('/v1/invoices', { state: 'differs' })
      .set('accept', 'text/csv')
      .expect(200);
    expect(headers['content-disposition']).toContain('invoices.csv');
    expect(text.split('\r\n')[1]).toMatch(
      `${AWS},INV-9,2024-09,USD,9.500000000001,9.49,0.010000000001,differs,2,user:default/jane,`,
    );
  });

  it('removes what was entered, answers what changed, and keeps it in the audit', async () => {
    const { body } = await put(
      given('INV-10', null),
      given('INV-9', '9.49'),
      given('INV-NONE', null),
    );
    expect(body.changes).toEqual([
      { invoice: 'INV-10', issuer: AWS, currency: 'USD', before: '20.009', after: null },
    ]); // prettier-ignore
    const audit = await request(service.app)
      .get('/v1/audit')
      .query({ kind: 'invoice', limit: 1 })
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .expect(200);
    expect(audit.body.items).toMatchObject([
      { op: 'delete', entityId: `${AWS}/INV-10/USD`, before: { amount: '20.009' }, after: null },
    ]); // prettier-ignore
  });

  const GOOD = given('INV-GOOD', '1');

  it.each([
    ['an amount with an exponent', [GOOD, given('A', '1e3')], 'body.items[1].amount: must be a decimal without exponent'],
    ['minus zero', [GOOD, given('A', '-0')], 'body.items[1].amount: must be a decimal'],
    ['too many decimals', [GOOD, given('A', '0.1234567890123')], 'body.items[1].amount: must have at most 18 digits before the point and 12 decimals'],
    ['an invoice without a number', [GOOD, given(' ', '1')], 'body.items[1].invoice: must not be empty'],
    ['a code that is no currency', [GOOD, given('A', '1', AWS, 'XXX')], 'body.items[1].currency: must be the ISO 4217 code of a currency'],
    ['the same invoice twice', [GOOD, given('INV-GOOD', '2')], `body.items[1]: is the second invoice INV-GOOD of ${AWS} in USD; give one`],
    ['a field it does not know', [{ ...GOOD, month: '2024-09' }], 'body.items[0]: unknown "month"'],
  ])('refuses %s, names field and cure, and saves nothing', async (_, items, message) => {
    expect(await requests.refusalOf(items)).toContain(message);
  }); // prettier-ignore

  it.each([
    [{ state: 'paid' }, 'query.state: must be one of'],
    [{ from: '2024-10', to: '2024-09' }, 'query.to: must be after from'],
    [{ cursor: 'zzz' }, 'cursor: is not a cursor of this list'],
  ])('refuses to list with %j', async (query, message) => {
    const { body } = await service.get('/v1/invoices', query).expect(400);
    expect(body.error.message).toContain(message);
  });

  it.each(commonRefusals(requests, GOOD))('%s', async (_, check) => {
    await expect(check()).resolves.toBeUndefined();
  });
});
