import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { finops } from '@rosetta/contracts/domains';
import { QUARANTINE_DATASETS } from '@rosetta/contracts/finops';
import { importFile, jsonDataset } from '@rosetta/raw-store';
import { datasetsOf, sourcesOf } from '@rosetta/sources';
import { focusDataset } from '@rosetta/sources/bills';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const COLUMNS =
  'BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,BilledCost,EffectiveCost,BillingAccountId,ServiceCategory,ServiceName';
const line = (billed: string, currency = 'USD', month = '2024-09') =>
  `${month}-01,2024-10-01,2024-09-01,2024-09-02,${currency},${billed},1,acme,Compute,EC2`;
const NO_DECIMAL = 'BilledCost is not a decimal number';
const NO_CURRENCY = 'BillingCurrency is not an ISO 4217 currency';
const KEY = 'x_RosettaQuarantine';

describe('the quarantine', () => {
  let service: TestService;

  const land = async (name: string, ...lines: string[]) => {
    const folder = await mkdtemp(join(tmpdir(), 'quarantine-'));
    const path = join(folder, name);
    await writeFile(path, [COLUMNS, ...lines, ''].join('\n'));
    await importFile(service.raw, focusDataset, { path, name });
    await rm(folder, { recursive: true });
  };
  beforeAll(async () => {
    service = await createTestService(databases);
    await land('a.csv', line('free'), line('1'), line('2', 'XYZ'));
    await land('b.csv', line('none'), line('N\0L'), line('none', 'ABC'));
  });
  afterAll(() => service.stop());

  const ADMIN = 'Rosetta_FinOps_Admin';
  const as = (role: string) => ({ authorization: `Bearer ${role}` });
  const get = (path: string, query: object = {}) =>
    request(service.app).get(`/v1/quarantine${path}`).query(query).set(as(ADMIN)); // prettier-ignore
  const post = (path: string, body: object) =>
    request(service.app).post(`/v1/quarantine${path}`).set(as(ADMIN)).send({ dataset: 'focus', ...body }); // prettier-ignore
  const addressesOf = (items: { import: number; row: number }[]) =>
    items.map(({ import: number, row }) => `${number}:${row}`);
  const list = async (query: object = {}) =>
    addressesOf((await get('', query).expect(200)).body.items);

  it('is of all that the domain lands', () => {
    const datasets = datasetsOf(sourcesOf(finops.name)).map(({ name }) => name);
    expect([...QUARANTINE_DATASETS]).toEqual(datasets);
  });

  it.each([
    ['get', ''],
    ['get', '/groups'],
    ['get', '/file'],
    ['post', '/preview'],
    ['post', '/reland'],
  ] as const)('is closed to others: %s %s', async (method, path) => {
    const call = () => request(service.app)[method](`/v1/quarantine${path}`);
    const statusAs = async (role: string) =>
      (await call().set(as(role))).status;
    expect((await call()).status).toBe(401);
    expect(await statusAs('Rosetta_User')).toBe(403);
    expect(await statusAs('Rosetta_Monitoring_Admin')).toBe(403);
  });

  it('lists records with what is wrong, page by page, and by file and problem', async () => {
    const { body } = await get('', { limit: 2, file: 'a.csv' }).expect(200);
    expect(body.items).toMatchObject([
      { dataset: 'focus', import: 1, row: 1, file: 'a.csv', problem: NO_DECIMAL, value: 'free', document: { BilledCost: 'free' } },
      { import: 1, row: 3, problem: NO_CURRENCY },
    ]); // prettier-ignore
    const first = (await get('', { limit: 2 })).body;
    expect(addressesOf(first.items)).toEqual(['2:1', '2:2']);
    const cursor = first.nextCursor;
    expect(await list({ limit: 2, cursor })).toEqual(['2:3', '1:1']);
    expect(await list({ problem: NO_CURRENCY })).toEqual(['2:3', '1:3']);
    expect(await list({ dataset: 'consumption' })).toEqual([]);
  });

  it('counts records by problem and file', async () => {
    const { items } = (await get('/groups').expect(200)).body;
    expect(items).toHaveLength(5);
    expect(items).toContainEqual({ dataset: 'focus', problem: NO_DECIMAL, file: 'b.csv', records: 1, settled: 0, at: expect.any(String) }); // prettier-ignore
  });

  it.each([
    ['/groups', { dataset: 'fokus' }, /dataset/],
    ['', { cursor: 'x' }, /^cursor/],
    ['', { state: 'gone' }, /state/],
    ['/file', { reason: 'x' }, /reason/],
  ])('refuses %s with %j, by name', async (path, query, problem) => {
    const { body } = await get(path, query).expect(400);
    expect(body.error.message).toMatch(problem);
  });

  const mended = (...lines: [string, string][]) =>
    [`${KEY},${COLUMNS}`, ...lines.map(each => each.join(','))].join('\n');

  it.each([
    [{ content: 'a,b\n1,2' }, /^content: missing columns: x_RosettaQuarantine/],
    [{ content: `${KEY},x\n1:1,1` }, /^content: missing columns: Billing/],
    [{ content: mended(['1:2', line('1')]) }, /^content: record 1: 1:2 is no refused record of focus/],
    [{ content: mended(['', line('1')]) }, /^content: record 1: x_RosettaQuarantine must say/],
    [{ content: mended(['1:1', line('1')], ['1:1', line('1')]) }, /^content: record 2: 1:1 is there twice/],
    [{ content: '\ufeff' }, /^content: it is empty/],
    [{ content: mended() }, /^content: it holds no record/],
    [{ content: mended(['1:1', line('1')]), file: 'a.csv' }, /file: a mended file names its records/],
    [{ dataset: 'fokus' }, /dataset/],
    [{ contents: '' }, /contents/],
  ])('refuses to land %j, and says what is wrong', async (body, problem) => {
    const preview = await post('/preview', body).expect(400);
    expect(preview.body.error.message).toMatch(problem);
    await post('/reland', { ...body, reason: 'to see' }).expect(400);
  }); // prettier-ignore

  it('requires a reason, and takes no more than its limit', async () => {
    expect((await post('/reland', {})).status).toBe(400);
    const content = 'x'.repeat(10_000_001);
    expect((await post('/preview', { content })).status).toBe(413);
  });

  it('gives records to be mended, previews what would land, lands it once, and keeps who did', async () => {
    const { text } = await get('/file', { file: 'a.csv' }).expect(200);
    const [heading, free, xyz] = text.split('\r\n');
    expect(heading).toBe(`${KEY},${COLUMNS}`);
    expect([free, xyz]).toEqual([`1:1,${line('free')}`, `1:3,${line('2', 'XYZ')}`]); // prettier-ignore
    const content = text.replace('free', '7');

    const preview = await post('/preview', { content }).expect(200);
    const found = {
      how: 'mended',
      records: 2,
      valid: [{ period: '2024-09', records: 1 }],
      refused: [{ problem: NO_CURRENCY, records: 1, examples: [{ import: 1, row: 3, value: 'XYZ' }] }],
    }; // prettier-ignore
    expect(preview.body).toMatchObject(found);
    expect(await list({ state: 'settled' })).toEqual([]);

    const reason = 'the provider sent the amount';
    const { body } = await post('/reland', { content, reason }).expect(200);
    expect(body).toMatchObject({ ...found, landed: { import: 3, landed: 1, already: 0 } }); // prettier-ignore
    expect(await list({ state: 'settled' })).toEqual(['1:1']);
    expect(await list({ state: 'pending', file: 'a.csv' })).toEqual(['1:3']);
    expect(await list({ file: 'a.csv' })).toEqual(['1:1', '1:3']);
    const { items } = (await get('', { file: 'a.csv' })).body;
    expect(items[0].settled).toMatchObject({
      by: expect.any(String),
      reason,
      how: 'mended',
      became: { import: 3, file: body.landed.file, row: 1, period: '2024-09' },
    });
    const groups = (await get('/groups', { file: 'a.csv' })).body.items;
    expect(groups.map((group: { settled: number }) => group.settled).sort()).toEqual([0, 1]); // prettier-ignore
    const audit = await request(service.app).get('/v1/audit').query({ kind: 'quarantine' }).set(as(ADMIN)); // prettier-ignore
    expect(audit.body.items).toMatchObject([
      { op: 'reland', reason, after: { dataset: 'focus', landed: 1, file: body.landed.file } },
    ]); // prettier-ignore

    const again = await post('/reland', { content, reason }).expect(200);
    expect(again.body).toMatchObject({
      landed: null,
      refused: [{ problem: NO_CURRENCY }, { problem: 'it has landed again already' }], // prettier-ignore
    });
    const [slice] = await service.raw.slices('focus', '2024-09', 100);
    expect(slice.records).toBe(2);
  });

  it('retries records as they are, and never one whose text it could not keep', async () => {
    const { body } = await post('/reland', { file: 'b.csv', reason: 'once more' }).expect(200); // prettier-ignore
    expect(body).toMatchObject({ how: 'retried', records: 3, valid: [], landed: null }); // prettier-ignore
    const problems = body.refused.map((each: { problem: string }) => each.problem); // prettier-ignore
    expect(problems).toContain(NO_DECIMAL);
    expect(problems).toContainEqual(expect.stringMatching(/holds a NUL/));
  });

  it('never retries a line of too many fields, whatever columns other files have', async () => {
    await land('long.csv', `${line('5')},AWS`);
    const folder = await mkdtemp(join(tmpdir(), 'quarantine-'));
    const path = join(folder, 'wide.csv');
    await writeFile(path, `${COLUMNS},x_Note\n${line('free')},x\n`);
    await importFile(service.raw, focusDataset, { path, name: 'wide.csv' });
    await rm(folder, { recursive: true });
    const { body } = await post('/preview', {}).expect(200);
    expect(body.valid).toEqual([]);
    const problems = body.refused.map((each: { problem: string }) => each.problem); // prettier-ignore
    expect(problems).toContain('the line has 11 fields, the header 10');
  });

  it('shows what an API answered that is no line, and lands only what is one', async () => {
    const lost = { period: '1999-09', application: 'app-shop', metric: 'storage', quantity: '1', unit: 'GB' }; // prettier-ignore
    const folder = await mkdtemp(join(tmpdir(), 'quarantine-'));
    const path = join(folder, 'answer.json');
    const odd = { ...lost, period: '2024-09', metric: { name: 'x' } };
    await writeFile(path, JSON.stringify([lost, odd, 'no record']));
    const answers = jsonDataset({
      name: 'consumption',
      description: 'What an API answered',
      validate: () => ({ problem: 'it was refused', value: null }),
    });
    await importFile(service.raw, answers, { path, name: 'an API' });
    await rm(folder, { recursive: true });
    const dataset = 'consumption';
    const { items } = (await get('', { dataset }).expect(200)).body;
    expect(items.map((item: { document: object }) => item.document)).toEqual([
      lost,
      { ...odd, metric: '{"name":"x"}' },
      ['no record'],
    ]);
    const { text } = await get('/file', { dataset }).expect(200);
    expect(text).toMatch(
      /^x_RosettaQuarantine,period,application,product,metric,quantity,unit\r\n\d+:1,1999-09,app-shop,,storage,1,GB\r\n/,
    );
    const retry = async () =>
      (await post('/preview', { dataset }).expect(200)).body;
    expect(await retry()).toMatchObject({ records: 3, valid: [] });
    const mendedText = text.replaceAll('1999-09', '2024-09');
    const { body } = await post('/preview', { dataset, content: mendedText }).expect(200); // prettier-ignore
    expect(body.valid).toEqual([{ period: '2024-09', records: 2 }]);
  });

  it('lands as they are what the bounds of periods let in by now', async () => {
    // What a bill leaves empty keeps no line from landing.
    await land('old.csv', line('5', 'USD', '1999-09').replace('Compute', ''));
    const [address] = await list({ file: 'old.csv' });
    expect(address).toMatch(/^\d+:1$/);
    const limits = service.raw.limits as { periods: object };
    const before = limits.periods;
    limits.periods = { ...before, yearsBack: 100 };
    const { body } = await post('/reland', { file: 'old.csv', reason: 'An old bill' }).expect(200); // prettier-ignore
    limits.periods = before;
    expect(body).toMatchObject({ valid: [{ period: '1999-09', records: 1 }], landed: { landed: 1 } }); // prettier-ignore
    expect(await list({ state: 'settled', file: 'old.csv' })).toEqual([
      address,
    ]);
  });
});
