import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ValidatedBatch } from '@rosetta/raw-store';
import { focusDataset } from './focusDataset';

/** A bill with the types that an export gives it. */
const LINES = `select
    timestamp '2024-09-01' as BillingPeriodStart, timestamp '2024-10-01' as BillingPeriodEnd,
    timestamp '2024-09-18' + interval 1 hour * n as ChargePeriodStart,
    timestamp '2024-09-18' + interval 1 hour * (n + 1) as ChargePeriodEnd,
    'USD' as BillingCurrency, (n * 0.0000001)::decimal(38,11) as BilledCost,
    n / 7.0::double as EffectiveCost, null::double as ListCost, 1234567890123 as BillingAccountId,
    'Compute' as ServiceCategory, 'Amazon EC2' as ServiceName,
    map {'application': 'App ' || n, 'note': 'é "quoted"'} as Tags
  from range(1, 40) r(n)`;

describe('the FOCUS dataset of Parquet files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'focus-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (query: string, name: string) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const path = join(folder, name);
    const format = name.endsWith('.csv') ? 'csv' : 'parquet';
    await connection.run(`copy (${query}) to '${path}' (format ${format})`);
    connection.closeSync();
    instance.closeSync();
    return path;
  };
  const read = async (path: string) => {
    const { batches, close } = await focusDataset.open({ path, name: path });
    const all: Pick<ValidatedBatch, 'valid' | 'rejected'> = { valid: [], rejected: [] }; // prettier-ignore
    for await (const { valid, rejected } of batches) {
      all.valid.push(...valid);
      all.rejected.push(...rejected);
    }
    await close();
    return all;
  };

  it('takes the same bill as CSV and as Parquet for the same lines', async () => {
    const iso = (column: string) => `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ') as ${column}`; // prettier-ignore
    const periods = ['BillingPeriodStart', 'BillingPeriodEnd', 'ChargePeriodStart', 'ChargePeriodEnd']; // prettier-ignore
    const texts = `select * replace (${periods.map(iso).join(', ')},
      rtrim(rtrim(BilledCost::varchar, '0'), '.') as BilledCost,
      regexp_replace(EffectiveCost::varchar, '\\.0$', '') as EffectiveCost, to_json(Tags) as Tags) from (${LINES})`;
    const csv = await read(await write(texts, 'bill.csv'));
    const parquet = await read(await write(LINES, 'bill.parquet'));
    expect(parquet.rejected).toEqual([]);
    expect(parquet.valid).toHaveLength(39);
    expect(parquet.valid).toEqual(csv.valid);
    expect(JSON.parse(parquet.valid[0].document)).toMatchObject({
      BilledCost: '0.0000001',
      EffectiveCost: '0.14285714285714285',
      ChargePeriodStart: '2024-09-18T01:00:00Z',
      Tags: '{"application":"App 1","note":"é \\"quoted\\""}',
    });
  });

  it('rejects a line whose cost is a text that is no decimal number, and no other', async () => {
    const query = `select * replace (case n when 3 then 'free' else '1.5' end as BilledCost)
      from (select *, row_number() over () as n from (${LINES}))`;
    const { valid, rejected } = await read(await write(query, 'bill.parquet'));
    expect(valid).toHaveLength(38);
    expect(rejected).toMatchObject([
      { row: 3, problem: 'BilledCost is not a decimal number', value: 'free' },
    ]);
  });

  it.each([
    ["{'amount': BilledCost} as BilledCost", 'the column BilledCost is of the type STRUCT(amount DECIMAL(38,11)), and must be a decimal, an integer, a double or a text'],
    ["true as BillingPeriodStart", 'the column BillingPeriodStart is of the type BOOLEAN, and must be a timestamp, a date or a text'],
    ["[BillingCurrency] as BillingCurrency", 'the column BillingCurrency is of the type VARCHAR[], and must be a text or an integer'],
  ])('refuses a file with %s, naming column and type', async (change, reason) => {
    const query = `select * replace (${change}) from (${LINES})`;
    await expect(read(await write(query, 'bill.parquet'))).rejects.toMatchObject({
      name: 'InputError',
      message: reason,
    });
  }); // prettier-ignore
});
