import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { dropRun } from '@rosetta/finops-mart';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { importFile } from '@rosetta/raw-store';
import { focusDataset } from '@rosetta/sources/bills';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const COLUMNS =
  'BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,BilledCost,EffectiveCost,BillingAccountId,ProviderName,ServiceCategory,ServiceName,ChargeCategory';
const line = (provider: string, category: string) =>
  `2024-09-01T00:00:00Z,2024-10-01T00:00:00Z,2024-09-01T00:00:00Z,2024-09-02T00:00:00Z,USD,1,1,acme,${provider},Compute,EC2,${category}`;

describe('the quality of the data', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
  });
  afterAll(() => service.stop());

  const land = async (name: string, ...lines: string[]) => {
    const folder = await mkdtemp(join(tmpdir(), 'quality-'));
    const path = join(folder, name);
    await writeFile(path, [COLUMNS, ...lines, ''].join('\n'));
    await importFile(service.raw, focusDataset, { path, name });
    await rm(folder, { recursive: true });
  };

  it('says that nothing has landed yet', async () => {
    const { body } = await service.get('/v1/conformance').expect(404);
    expect(body.error.message).toBe('No bill has landed yet');
    const quality = await service.get('/v1/data-quality').expect(200);
    expect(quality.body).toMatchObject({
      period: null,
      deliveries: [
        { dataset: 'focus', last: null, schedule: '0 2 * * *' },
        { dataset: 'consumption', last: null },
      ],
      coverage: [],
    });
  });

  it('tells which rules of FOCUS each file breaks for each provider, those that it must keep first', async () => {
    await land('a.csv', line('AWS', 'Usage'), line('AWS', 'Fee'), line('Azure', 'Tax')); // prettier-ignore
    const { body } = await service.get('/v1/conformance').expect(200);
    expect(body).toMatchObject({ period: '2024-09', specification: '1.2' });
    expect(body.files).toMatchObject([
      { file: 'a.csv', provider: 'AWS', lines: 2 },
      { file: 'a.csv', provider: 'Azure', lines: 1 },
    ]);
    const of = (rule: string) =>
      body.items.filter((item: { rule: string }) => item.rule === rule);
    expect(of('ChargeCategory-C-003-M')).toMatchObject([
      { level: 'MUST', provider: 'AWS', status: 'failed', rows: 1, examples: [{ row: 2, value: 'Fee' }] },
    ]); // prettier-ignore
    // A column that is not there is missing in the file, whoever's lines they are.
    expect(of('CostAndUsage-D-005-M')).toHaveLength(2);
    const levels = body.items.map(({ level }: { level: string }) => level);
    expect(levels).toEqual([...levels].sort());

    const query = { status: 'passed', provider: 'Azure', period: '2024-09' };
    const passed = (await service.get('/v1/conformance', query)).body.items;
    expect(passed.map(({ rule }: { rule: string }) => rule)).toContain('ChargeCategory-C-003-M'); // prettier-ignore
  });

  it('lists broken rules a page at a time, while the bill is the same', async () => {
    const all = (await service.get('/v1/conformance')).body;
    expect(all.nextCursor).toBeUndefined();
    const rules: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.get('/v1/conformance', { limit: 7, cursor });
      expect(page.body.files).toEqual(all.files);
      rules.push(...page.body.items.map(({ rule }: { rule: string }) => rule));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(rules).toEqual(all.items.map(({ rule }: { rule: string }) => rule));

    const first = await service.get('/v1/conformance', { limit: 7 });
    const next = { limit: 7, cursor: first.body.nextCursor };
    const other = { ...next, provider: 'AWS' };
    expect((await service.get('/v1/conformance', other)).status).toBe(400);
    await land('again.csv', line('GCP', 'Usage'));
    expect((await service.get('/v1/conformance', next)).status).toBe(409);
  });

  it('is checked anew once more has landed', async () => {
    await land('b.csv', line('AWS', 'Credit'));
    const { body } = await service.get('/v1/conformance');
    expect(body.files).toHaveLength(4);
  });

  it('can be read as CSV', async () => {
    const { text } = await service
      .get('/v1/conformance')
      .set('accept', 'text/csv')
      .expect(200);
    expect(text).toMatch(/^rule,level,column,text,file,provider,status,lines/);
    expect(text).toMatch(/ChargeCategory-C-003-M,MUST,.*,a.csv,AWS,failed,1,2,Fee/); // prettier-ignore
  });

  it('tells the last deliveries, and whose cost each account’s is', async () => {
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: [
        { application: 'app-shop', effective: '3' },
        { effective: '1' },
        { effective: '2', billingAccount: 'other', provider: 'Azure' },
        { effective: '1.5', billingAccount: 'third', provider: '' },
      ],
    });
    const { body } = await service.get('/v1/data-quality').expect(200);
    expect(body).toMatchObject({
      period: '2024-09',
      deliveries: [{ last: { file: 'b.csv' } }, { last: null }],
      coverage: [
        { provider: 'AWS', amount: '4', direct: '3', indirect: '0', unallocated: '1' },
        { provider: 'Azure', account: 'other', amount: '2', unallocated: '2' },
        { provider: null, account: 'third', amount: '1.5' },
      ],
    }); // prettier-ignore
  });

  it('does not take figures that retention has removed for no cost', async () => {
    const run = await publishTestRun(service.db, {
      period: '2024-10',
      facts: [{ effective: '1' }],
    });
    await dropRun(service.db, run.id);
    expect((await service.get('/v1/data-quality')).status).toBe(410);
    await service.get('/v1/data-quality', { period: '2024-09' }).expect(200);
  });

  it.each([
    ['/v1/conformance?period=2024-13', 400],
    ['/v1/conformance?level=may', 400],
    ['/v1/conformance?rule=x', 400],
    ['/v1/conformance?period=2020-01', 404],
    ['/v1/data-quality?period=2020-01', 404],
    ['/v1/data-quality?month=2020-01', 400],
  ])('answers %s with %i', async (path, status) => {
    expect((await service.get(path)).status).toBe(status);
  });

  it.each(['/v1/conformance', '/v1/data-quality'])('is closed to strangers: %s', async path => {
    const call = () => request(service.app).get(path);
    expect((await call()).status).toBe(401);
    expect((await call().set('authorization', 'Bearer visitor')).status).toBe(403);
  }); // prettier-ignore
});
