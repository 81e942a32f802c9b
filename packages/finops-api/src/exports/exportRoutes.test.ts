import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { keyOf } from '@rosetta/contracts/finops';
import { dropRun } from '@rosetta/finops-mart';
import {
  indirectFact,
  publishTestRun,
  TestRun,
} from '@rosetta/finops-mart/testUtils';
import { FocusCharge, focusCharge, focusDataset } from '@rosetta/sources/bills';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

type Row = Record<string, string>;

const quantities = (amount: string | null) => ({
  consumedQuantity: amount,
  consumedUnit: amount && 'Hours',
});

/** A cluster of three charges that two applications share, five to three; one that leaves a part unallocated. */
const TEST_RUN: TestRun = {
  period: '2024-09',
  at: '2024-10-05T02:00:00.000Z',
  facts: [
    { application: 'app-a', effective: '5', tags: '{"owner":"=cmd()"}' },
    { application: 'app-b', effective: '3', list: null, domain: 'storage' },
    { effective: '-0.125', subAccountName: '=HYPERLINK("x")' },
    ...['3', '-1', '4.00000000000001'].map((effective, at) =>
      indirectFact('cluster', {
        effective,
        lineHash: String(9 - at).repeat(32),
        resource: `pod-${at}`,
        originApplication: 'app-k8s',
        originGroup: 'grp-web',
        list: at === 1 ? null : '7',
        ...quantities(at === 2 ? null : '0.1'),
      }),
    ),
    indirectFact('licence', { pool: '1'.repeat(32), effective: '9', domain: 'software' }),
  ],
  rules: [
    { ruleId: 'cluster', method: 'proportional', basis: 'direct-cost' },
    { ruleId: 'licence', method: 'fixed', targets: { applications: ['app-a', 'app-gone'] }, coefficients: { 'app-a': '0.6', 'app-gone': '0.4' } },
  ],
  applications: ['app-a', 'app-b', 'app-k8s'].map(id => ({ id, group: 'grp-shop', owners: ['grp-shop'], attributes: {} })),
  labels: [
    { dimension: 'domain', key: 'compute', label: 'Compute' },
    { dimension: 'application', key: 'app-a', label: 'Shop' },
  ],
}; // prettier-ignore

const PLACES = 24;
/** The sum of decimals, as a whole number of 10^-24. */
const sum = (amounts: readonly (string | null | undefined)[]) =>
  amounts.reduce((all, amount) => {
    const [, sign, whole, part = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(amount || '0')!; // prettier-ignore
    return all + BigInt(`${sign}${whole}${part.padEnd(PLACES, '0')}`);
  }, 0n);

/** Reads a file as `rosetta raw import focus` does. */
const importFocus = async (csv: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  try {
    const path = join(folder, 'focus.csv');
    await writeFile(path, csv);
    const { batches, close } = await focusDataset.open({ path, name: path });
    const charges: { row: Row; charge: FocusCharge }[] = [];
    for await (const { valid, rejected } of batches) {
      expect(rejected).toEqual([]);
      for (const { document: text } of valid) {
        const document = JSON.parse(String(text));
        charges.push({ row: document, charge: focusCharge(document) });
      }
    }
    await close();
    return charges;
  } finally {
    await rm(folder, { recursive: true });
  }
};

describe('GET /v1/exports/focus', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, TEST_RUN);
  });
  afterAll(() => service.stop());

  const download = (query: Record<string, string> = {}) =>
    service.get('/v1/exports/focus', { period: '2024-09', ...query }).expect(200); // prettier-ignore
  const read = async (query: Record<string, string> = {}) =>
    importFocus((await download(query)).text);
  const costs = async (query = {}) =>
    (await service.get('/v1/costs', { from: '2024-09', ...query }).expect(200))
      .body;

  it('answers a CSV file, or what the file is of to a client that accepts only JSON', async () => {
    const { headers } = await download();
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(headers['content-disposition']).toContain('focus-2024-09.csv');
    const { body } = await service
      .get('/v1/exports/focus', { period: '2024-09', group: 'grp-shop' })
      .set('accept', 'application/json')
      .expect(200);
    expect(body).toMatchObject({ period: '2024-09', lines: 7, partial: true });
  });

  it('gives the same totals by domain and measure when it is imported again', async () => {
    const charges = (await read()).map(({ charge }) => charge);
    for (const [measure, column] of [
      ['effective', 'effectiveCost'],
      ['billed', 'billedCost'],
      ['list', 'listCost'],
      ['contracted', 'contractedCost'],
    ] as const) {
      const { items } = await costs({ measure, groupBy: 'domain' });
      for (const { key, amount } of items)
        expect([
          measure,
          key,
          sum(charges.filter(({ serviceCategory }) => keyOf(serviceCategory!) === key).map(charge => charge[column])),
        ]).toEqual([measure, key, sum([amount])]); // prettier-ignore
    }
  });

  it('has a row for each charge that no rule took, and for each pool and who bears it', async () => {
    const rows = (await read()).map(({ row }) => row);
    expect(rows.map(row => [row.x_PoolId?.slice(0, 9), row.x_Kind, row.x_ApplicationId, row.EffectiveCost])).toEqual([
      [undefined, 'direct', 'app-a', '5'],
      [undefined, 'direct', 'app-b', '3'],
      [undefined, 'unallocated', undefined, '-0.125'],
      ['2024-09-0', 'indirect', 'app-a', '3.75000000000001'],
      ['2024-09-0', 'indirect', 'app-b', '2.25'],
      ['2024-09-1', 'unallocated', undefined, '3.6'],
      ['2024-09-1', 'indirect', 'app-a', '5.4'],
    ]); // prettier-ignore
    expect(rows[0]).toMatchObject({ x_File: 'bill.csv', x_Row: '1' });
    expect(rows[3]).toMatchObject({ x_RuleId: 'cluster', x_RuleVersion: '1', x_OriginApplicationId: 'app-k8s' }); // prettier-ignore
    expect(rows[3]).not.toHaveProperty('AllocatedMethodId');
  });

  it('has the parts of each charge of a pool, with the dimensions of the charge', async () => {
    const rows = (await read({ group: 'grp-shop', detail: 'charge' })).map(({ row }) => row); // prettier-ignore
    const parts = rows.filter(({ x_RuleId }) => x_RuleId === 'cluster');
    expect(parts.map(row => [row.ResourceId, row.AllocatedResourceId, row.EffectiveCost, row.ListCost, row.ConsumedQuantity, row.AllocatedRatio])).toEqual([
      ['pod-2', 'app-a', '2.50000000000001', '4.375', undefined, '0.625'],
      ['pod-2', 'app-b', '1.5', '2.625', undefined, '0.375'],
      ['pod-1', 'app-a', '-0.625', undefined, '0.0625', '0.625'],
      ['pod-1', 'app-b', '-0.375', undefined, '0.0375', '0.375'],
      ['pod-0', 'app-a', '1.875', '4.375', '0.0625', '0.625'],
      ['pod-0', 'app-b', '1.125', '2.625', '0.0375', '0.375'],
    ]); // prettier-ignore
    expect(parts[0]).toMatchObject({
      AllocatedMethodId: 'cluster@1',
      AllocatedMethodDetails: '{"Elements":[{"AllocatedRatio":0.625}]}',
      AllocatedResourceName: 'Shop',
      x_Partial: 'true',
    });
  });

  it('has parts that add up to each charge, and ratios that add up to 1', async () => {
    const files = await Promise.all(
      ['app-a', 'app-b', 'app-k8s', 'unallocated'].map(application =>
        read({ application, detail: 'charge' }),
      ),
    );
    const parts = files.flat().filter(({ row }) => row.x_PoolId);
    const whole = await service.db('charge').where('kind', 'indirect');
    for (const charge of whole) {
      const own = parts.filter(({ row }) => row.x_Row === String(Number(charge.raw_line) % 1e10)); // prettier-ignore
      expect(sum(own.map(({ row }) => row.AllocatedRatio))).toBe(sum(['1']));
      expect(sum(own.map(({ row }) => row.EffectiveCost))).toBe(sum([charge.effective])); // prettier-ignore
      expect(sum(own.map(({ row }) => row.ListCost))).toBe(sum([charge.list]));
      expect(sum(own.map(({ row }) => row.ConsumedQuantity))).toBe(sum([charge.consumed_quantity])); // prettier-ignore
    }
  });

  it('holds what was booked of closed months, as the figures of the month do', async () => {
    const { id: runId } = await publishTestRun(service.db, { period: '2024-10', facts: [{ effective: '2' }] }); // prettier-ignore
    const booking = randomUUID();
    const dimensions = { currency: 'USD', charge_month: '2024-09', kind: 'direct', application_id: 'app-a', group_id: 'grp-shop', provider: 'AWS', billing_account: '42', domain: 'compute', family: 'vm', product: 'ec2', charge_category: 'Usage' }; // prettier-ignore
    const now = { billed: '1', effective: '1.5', list: '1', contracted: '1' };
    const was = { was_billed: '0', was_effective: '0', was_list: '0', was_contracted: '0' }; // prettier-ignore
    await service.db('restatement_booking').insert({ booking_id: booking, restated_period: '2024-09', period: '2024-10', booked_at: '2024-10-01', booked_by: 'a test', reason: 'late lines' }); // prettier-ignore
    await service.db('restatement').insert({ restatement_id: randomUUID(), period: '2024-09', run_id: runId, why: ['bill'], booking_id: booking, dimensions_hash: randomUUID(), ...dimensions, ...was, ...now }); // prettier-ignore
    const { total } = await costs({ from: '2024-10' });
    expect(total).toMatchObject({ restated: '1.5' });
    const rows = (await read({ period: '2024-10' })).map(({ row }) => row);
    expect(sum(rows.map(row => row.EffectiveCost))).toBe(sum([total.amount]));
    expect(rows.at(-1)).toMatchObject({ x_Kind: 'restated', ChargePeriodStart: '2024-09-01T00:00:00Z' }); // prettier-ignore
  });

  it('adds up to the figure of an application, in either detail', async () => {
    const { total } = await costs({ application: 'app-a' });
    for (const detail of ['pool', 'charge']) {
      const rows = await read({ application: 'app-a', detail });
      expect(sum(rows.map(({ row }) => row.EffectiveCost))).toBe(sum([total.amount])); // prettier-ignore
    }
  });

  it('keeps text that looks like a formula as text', async () => {
    const rows = (await read()).map(({ row }) => row);
    expect(rows[2].SubAccountName).toBe(`'=HYPERLINK("x")`);
    expect(rows[0].Tags).toBe('{"owner":"=cmd()"}');
  });

  it.each([
    [{}, 'period'],
    [{ period: '2024-13' }, 'period'],
    [{ period: '2024-09', detail: 'charge' }, 'detail'],
    [{ period: '2024-09', measure: 'billed' }, 'measure'],
  ])('refuses %j by name', async (query, name) => {
    const { body } = await service.get('/v1/exports/focus', query).expect(400);
    expect(body.error.message).toContain(name);
  });

  it('returns 404 for a month without a run, and 410 for one that retention removed', async () => {
    const { body } = await service.get('/v1/exports/focus', { period: '2024-08' }).expect(404); // prettier-ignore
    expect(body.error.message).toMatch(/^period: no run of 2024-08/);
    const at = '2024-12-01T00:00:00.000Z';
    const { id } = await publishTestRun(service.db, { ...TEST_RUN, period: '2024-11', at }); // prettier-ignore
    await dropRun(service.db, id);
    await service.get('/v1/exports/focus', { period: '2024-11', asOf: at }).expect(410); // prettier-ignore
  });
});
