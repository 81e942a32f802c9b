import { TestDatabases } from '@rosetta/test-kit/databases';
import { finops } from '@rosetta/contracts/domains';
import { randomBytes } from 'node:crypto';
import { runOnce, StepContext } from '@rosetta/batch-kit';
import { RunMode } from '@rosetta/contracts/runs';
import { ClosedPeriodStore, migrateFinopsMart } from '@rosetta/finops-mart';
import { RawSlice, RawStore } from '@rosetta/raw-store';
import { createTestStores } from '@rosetta/raw-store/testUtils';
import { createLogger } from '@rosetta/service-kit';
import { Knex } from 'knex';
import {
  BillLine,
  billLine,
  landBill,
  landConsumption,
} from '../__testUtils__/bills';
import {
  FakeReferentiel,
  createReferentiel,
} from '@rosetta/service-kit/testUtils';
import { readFigures } from '../__testUtils__/figures';
import { createCostJob } from './costJob';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const SHOP = { id: 'app-shop', group: 'grp-shop', pivots: [['focus:tag', 'application=Shop']] as [string, string][] }; // prettier-ignore
const SHIP = { id: 'app-ship', group: 'grp-ship', pivots: [['focus:tag', 'team=Ship']] as [string, string][] }; // prettier-ignore
const SEPTEMBER = '2024-09';

const tags = (of: Record<string, string>) => ({ Tags: JSON.stringify(of) });

describe('the cost job', () => {
  let db: Knex;
  let raw: RawStore;
  let referentiel: FakeReferentiel;
  beforeEach(async () => {
    ({ db, raw } = await createTestStores(databases, migrateFinopsMart));
    referentiel = new FakeReferentiel(
      createReferentiel([SHOP, SHIP], [{ id: 'grp-shop', parent: null }]),
    );
  });
  afterEach(() => raw.close());

  const jobWith = (tagKeys: string[]) =>
    createCostJob({ db, raw, referentiel, tagKeys, sliceLines: 200 });

  const run = async (
    mode: RunMode = 'run',
    { period = SEPTEMBER, tagKeys = ['application'] } = {},
  ) => {
    const [ended] = await runOnce({
      db,
      domain: finops.name,
      jobs: [jobWith(tagKeys)],
      logger: createLogger({ service: 'test', level: 'silent' }),
      periods: [period],
      mode,
      requestedBy: 'a test',
      reason: 'to see',
    });
    return ended;
  };
  const land = (lines: BillLine[], options?: { replace?: boolean }) =>
    landBill(raw, lines.map(billLine), options);

  const figures = () => readFigures(db);

  it('attributes what a pivot names, and keeps the rest as unallocated', async () => {
    await land([
      { EffectiveCost: '0.10', ListCost: null, ...tags({ application: 'Shop' }) },
      { EffectiveCost: '0.20', ...tags({ application: 'Unknown' }) },
      { EffectiveCost: '-0.05' },
    ]); // prettier-ignore
    const { state, counts, published } = await run();
    expect({ state, published }).toEqual({
      state: 'succeeded',
      published: true,
    });
    expect(counts).toEqual({
      lines: 3,
      direct: 1,
      indirect: 0,
      unallocated: 2,
      pools: 0,
      summaries: 2,
    });
    const { charges, summary } = await figures();
    expect(charges[0]).toMatchObject({
      raw_line: '10000000001',
      period: SEPTEMBER,
      charge_from: new Date('2024-09-18T22:00:00Z'),
      kind: 'direct',
      application_id: 'app-shop',
      group_id: 'grp-shop',
      effective: '0.1',
      list: null,
      domain: 'compute',
      family: 'virtual-machines',
      product: 'amazon-elastic-compute-cloud',
      provider: 'AWS',
      billing_account: '1234567890123',
      charge_category: 'Usage',
      tags: { application: 'Shop' },
    });
    expect(summary.map(row => [row.application_id, row.effective])).toEqual([
      ['app-shop', '0.1'],
      [null, '0.15'],
    ]);
  });

  it('keeps the identity of each line, and why a line is of no application', async () => {
    await land([
      { ...tags({ application: 'Shop' }), RegionId: 'eu-west-1', ConsumedQuantity: '2', ConsumedUnit: 'GB' },
      { RegionId: null, ConsumedQuantity: null, ConsumedUnit: null, ...tags({ application: 'Unknown' }) },
      { RegionId: null, ConsumedQuantity: null, ConsumedUnit: null, ...tags({ application: 'Unknown' }) },
    ]); // prettier-ignore
    await run();
    const { charges } = await figures();
    expect(charges).toMatchObject([
      { reason: null, line_rank: 0, region_id: 'eu-west-1', consumed_quantity: '2', consumed_unit: 'GB' },
      { reason: 'no-pivot', line_rank: 0, region_id: null },
      { reason: 'no-pivot', line_rank: 1 },
    ]); // prettier-ignore
    expect(charges[1].line_hash).toBe(charges[2].line_hash);
    expect(charges[0].line_hash).not.toBe(charges[1].line_hash);
  });

  it('keeps what applications consumed, by the key of the product', async () => {
    await land([{}]);
    await landConsumption(raw, [
      {},
      { product: null, metric: 'requests', unit: '1', quantity: '0.50' },
      { period: '2024-10' },
    ]);
    const { id, counts } = await run();
    expect(counts).toMatchObject({ lines: 1, consumption: 2 });
    expect(await db('consumption').orderBy('raw_line')).toMatchObject([
      {
        run_id: id,
        raw_line: '20000000001',
        application_id: 'app-shop',
        product: 'amazon-elastic-compute-cloud',
        metric: 'storage',
        quantity: '12',
        unit: 'GB',
      },
      { product: 'none', metric: 'requests', quantity: '0.5', unit: '1' },
    ]);
    await landConsumption(raw, [{ quantity: '13' }], { replace: true });
    expect((await run()).counts).toMatchObject({ consumption: 2 });
    const published = await db('consumption')
      .whereNot('run_id', id)
      .where('metric', 'storage');
    expect(published).toMatchObject([{ quantity: '13' }]);
  });

  it('fails when a metric is measured in two units, naming both', async () => {
    await land([{}]);
    await landConsumption(raw, [{}]);
    await landConsumption(raw, [{ application: 'app-ship', unit: 'TB' }]);
    const { state, error } = await run();
    expect(state).toBe('failed');
    expect(error).toMatch(
      /metric storage is measured in GB and in TB; import it again in one unit/,
    );
    expect(await db('publication')).toEqual([]);
  });

  it('publishes nothing of a closed month, and publishes it once it is reopened', async () => {
    await land([{ EffectiveCost: '1' }]);
    await run();
    const closed = new ClosedPeriodStore(db);
    await closed.close(SEPTEMBER, 'jane', 'audited');
    const before = await figures();
    await land([{ EffectiveCost: '2' }]);
    const withheld = await run();
    expect(withheld).toMatchObject({
      state: 'succeeded',
      published: false,
      counts: { lines: 2, withheld: 1 },
    });
    expect(await figures()).toEqual(before);
    expect(await run('reprocess')).toMatchObject({ published: false });
    await closed.reopen(SEPTEMBER);
    expect(await run('reprocess')).toMatchObject({ published: true });
  });

  it('keeps the names of what it saw', async () => {
    await land([{ ...tags({ application: 'Shop' }) }]);
    await run();
    const labels = await db('cost_label')
      .select('dimension', 'key', 'label')
      .orderBy('dimension');
    expect(labels).toEqual([
      { dimension: 'application', key: 'app-shop', label: 'The app-shop' },
      { dimension: 'billing_account', key: '1234567890123', label: 'SunBird' },
      { dimension: 'domain', key: 'compute', label: 'Compute' },
      { dimension: 'family', key: 'virtual-machines', label: 'Virtual Machines' },
      { dimension: 'group', key: 'grp-shop', label: 'Team grp-shop' },
      { dimension: 'product', key: 'amazon-elastic-compute-cloud', label: 'Amazon Elastic Compute Cloud' },
      { dimension: 'raw_file', key: '1', label: 'bill.csv' },
    ]); // prettier-ignore
  });

  it('takes names of any length', async () => {
    // Random, as an index would compress what repeats.
    const endless = randomBytes(10_000).toString('hex');
    await land([
      { ServiceCategory: endless, ServiceName: endless },
      { BillingAccountId: endless },
    ]);
    expect(await run()).toMatchObject({ state: 'succeeded' });
    const { charges } = await figures();
    expect(charges).toMatchObject([
      { domain: endless.slice(0, 500), product: endless.slice(0, 500) },
      { billing_account: endless },
    ]);
  });

  it('gives one name to a key that is spelt in two ways, whichever comes first', async () => {
    await land([{ ServiceName: 'My-Service' }, { ServiceName: 'My Service' }]);
    await run();
    expect(
      await db('cost_label').where('dimension', 'product').pluck('label'),
    ).toEqual(['My Service']);
  });

  it('gives the same figures to the last digit when it runs again', async () => {
    await land(
      Array.from({ length: 500 }, (_, at) => ({
        EffectiveCost: `0.${String(at * 7919).padStart(11, '0')}`,
        ...(at % 3 === 0 && tags({ application: 'Shop' })),
      })),
    );
    const first = await run();
    const before = await figures();
    const again = await run('reprocess');
    expect(again.id).not.toBe(first.id);
    expect(again.published).toBe(true);
    expect(await figures()).toEqual(before);
  });

  it('does nothing when bill, rules and référentiel are those of the published run', async () => {
    await land([{}]);
    const { inputs } = await run();
    expect(inputs).toEqual({
      raw: '1',
      consumption: '0',
      rules: expect.stringMatching(/^[0-9a-f]{12}$/),
      referentiel: '1',
      weights: 'own',
    });
    expect((await run()).counts).toEqual({ unchanged: true });
    referentiel.change(createReferentiel([SHOP]));
    expect((await run()).counts).toMatchObject({ lines: 1 });
    expect((await run('run', { period: SEPTEMBER, tagKeys: [] })).counts).toMatchObject({ lines: 1 }); // prettier-ignore
    await land([{ BilledCost: '2' }]);
    expect((await run('run', { period: SEPTEMBER, tagKeys: [] })).counts).toMatchObject({ lines: 2 }); // prettier-ignore
  });

  it('shapes nothing of a run that a worker with other rules has begun', async () => {
    const slice = { knownAt: '', raw: {} as RawSlice };
    const inputs = { raw: '1', rules: 'others', referentiel: '1' };
    await expect(
      jobWith([]).stages[0].run({ inputs } as unknown as StepContext, slice),
    ).rejects.toMatchObject({ name: 'InputsChangedError' });
  });

  it('counts a replacing bill only, once it landed', async () => {
    await land([{ EffectiveCost: '1' }, { EffectiveCost: '2' }]);
    await run();
    await land([{ EffectiveCost: '3' }], { replace: true });
    await run();
    const { summary } = await figures();
    expect(summary.map(row => row.effective)).toEqual(['3']);
  });

  it('warns once of tags that name several applications, however many charges have them', async () => {
    const both = tags({ application: 'Shop', team: 'Ship' });
    await land([both, both, both, both, {}]);
    const { id, counts } = await run('run', { period: SEPTEMBER, tagKeys: [] });
    expect(counts).toMatchObject({ direct: 0, unallocated: 5 });
    const warnings = await db('run_event').where({ run_id: id, level: 'warn' });
    expect(warnings).toMatchObject([
      {
        message: expect.stringMatching(/^Charges not direct.* counts: 4$/),
        fields: {
          count: 4,
          examples: ['bill.csv row 1', 'bill.csv row 2', 'bill.csv row 3'],
        },
      },
    ]);
  });

  it('fails rather than publish all as unallocated when the référentiel does not answer', async () => {
    await land([tags({ application: 'Shop' })]);
    await run();
    const before = await figures();
    referentiel.down = true;
    const { state, error } = await run('reprocess');
    expect(state).toBe('failed');
    expect(error).toMatch(/no référentiel.*Nothing was published/s);
    expect(await figures()).toEqual(before);
  });

  it('fails for a month of which no bill has landed: it is missing, not zero', async () => {
    const { state, error } = await run('run', {
      period: '2020-01',
      tagKeys: [],
    });
    expect(state).toBe('failed');
    expect(error).toMatch(/no bill of 2020-01 has landed/);
    expect(await db('publication')).toEqual([]);
  });
});
