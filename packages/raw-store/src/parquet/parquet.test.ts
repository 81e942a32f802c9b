import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { csvDataset } from '../csv/csvDataset';
import { ValidatedBatch } from '../RawDataset';

const dataset = csvDataset({
  name: 'bill',
  description: 'bills, for tests',
  requiredColumns: ['at', 'cost'],
  columnKinds: { at: 'instant', cost: 'amount', account: 'text' },
  validate: columns => cells =>
    Number.isNaN(Number(cells[columns.indexOf('cost')] ?? NaN))
      ? { problem: 'cost is not a number', value: cells[columns.indexOf('cost')] }
      : { period: '2024-09', replaceKey: '' },
}); // prettier-ignore

describe('a dataset of Parquet files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parquet-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (
    query: string,
    { name = 'bill.parquet', options = 'format parquet' } = {},
  ) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const path = join(folder, name);
    await connection.run(`copy (${query}) to '${path}' (${options})`);
    connection.closeSync();
    instance.closeSync();
    return path;
  };
  const read = async (path: string) => {
    const { batches, columns, close } = await dataset.open({
      path,
      name: path,
    });
    const all: Omit<ValidatedBatch, 'bytesRead'> = { valid: [], rejected: [] };
    let bytesRead = 0;
    for await (const batch of batches) {
      all.valid.push(...batch.valid);
      all.rejected.push(...batch.rejected);
      bytesRead = batch.bytesRead;
    }
    await close();
    return { ...all, columns, bytesRead };
  };
  const AT = `timestamp '2024-09-01' as at`;
  const readValue = async (sql: string) => {
    const { valid } = await read(await write(`select ${AT}, 1 as cost, ${sql} as x`)); // prettier-ignore
    return JSON.parse(valid[0].document).x;
  };

  it.each([
    [`'text "quoted", é 日本'`, 'text "quoted", é 日本'],
    [`''`, undefined],
    [`'NULL'`, undefined],
    ['null::integer', undefined],
    ['42', '42'],
    ['9223372036854775807::bigint', '9223372036854775807'],
    ['0.00000080000::decimal(38,11)', '0.0000008'],
    ['-12345678901234567890123456.12345678901::decimal(38,11)', '-12345678901234567890123456.12345678901'],
    ['100::decimal(10,2)', '100'],
    ['100::decimal(10,0)', '100'],
    ['0.1::double', '0.1'],
    ['(0.1::double + 0.2::double)', '0.30000000000000004'],
    ['8e-7::double', '0.0000008'],
    ['-1.5e300::double', `-15${'0'.repeat(299)}`],
    ['5::double', '5'],
    ['1.2345678901234566e17::double', '123456789012345660'],
    ['1e16::double', '10000000000000000'],
    ['-1.25e-5::float', '-0.0000125'],
    [`'nan'::double`, 'nan'],
    [`chr(1) || chr(31) || chr(9) || chr(127) || '\\/'`, '\u0001\u001f\t\u007f\\/'],
    ['-0.0::double', '0'],
    ['0.1::float', '0.1'],
    ['true', 'true'],
    [`date '2024-09-01'`, '2024-09-01'],
    [`timestamp '2024-09-01 10:20:30'`, '2024-09-01T10:20:30Z'],
    [`timestamp '2024-09-01 10:20:30.5'`, '2024-09-01T10:20:30.5Z'],
    [`timestamp_ns '2024-09-01 10:20:30.123456789'`, '2024-09-01T10:20:30.123456789Z'],
    [`timestamptz '2024-09-01 10:20:30+09:00'`, '2024-09-01T01:20:30Z'],
    [`map {'application': 'Shop', 'env': 'é'}`, '{"application":"Shop","env":"é"}'],
    [`{'a': 1, 'b': [true, null]}`, '{"a":1,"b":[true,null]}'],
  ])('reads %s as %s', async (sql, text) => {
    expect(await readValue(sql)).toBe(text);
  }); // prettier-ignore

  it('gives the same documents as a CSV file with the same values', async () => {
    const query = `select strftime(timestamp '2024-09-01' + interval 1 hour * i, '%Y-%m-%dT%H:%M:%SZ') as at,
      case when i % 10 = 0 then null else 'value ' || i end as what, i || '.' || (i % 9 + 1) as cost,
      '{"k":"v' || i || '"}' as tags from range(5000) t(i)`;
    const typed = `select "at"::timestamp as at, what, cost::decimal(20,6) as cost, map {'k': 'v' || i} as tags
      from (select *, row_number() over () - 1 as i from (${query}))`;
    const csv = await read(await write(query, { name: 'bill.csv', options: 'format csv' })); // prettier-ignore
    const parquet = await read(await write(typed));
    expect(parquet.valid).toHaveLength(5_000);
    expect(parquet.valid).toEqual(csv.valid);
  });

  it('keeps rows in their order over many row groups, and knows how far it is', async () => {
    const path = await write(`select ${AT}, i as cost from range(30000) t(i)`, {
      options: 'format parquet, row_group_size 2048',
    });
    const { valid, columns, bytesRead } = await read(path);
    expect(columns).toEqual(['at', 'cost']);
    expect(valid.map(({ row, document }) => [row - 1, JSON.parse(document).cost])).toEqual(
      valid.map((_, at) => [at, `${at}`]),
    );
    expect(valid).toHaveLength(30_000);
    expect(bytesRead).toBe((await readFile(path)).length);
  }); // prettier-ignore

  it('rejects a row that holds a NUL, naming the column', async () => {
    const { valid, rejected } = await read(
      await write(`select ${AT}, 1 as cost, 'a' || chr(0) as what`),
    );
    expect(valid).toEqual([]);
    expect(rejected).toMatchObject([
      {
        problem: expect.stringContaining('what holds a NUL'),
        value: 'a\ufffd',
      },
    ]);
  });

  it('writes control characters as a CSV file has them', async () => {
    const query = `select '2024-09-01' as at, 1 as cost, chr(31) || chr(1) as what`;
    const csv = await read(await write(query, { name: 'bill.csv', options: 'format csv' })); // prettier-ignore
    const parquet = await read(await write(query));
    expect(parquet.valid).toEqual(csv.valid);
  });

  it('rejects a row that cannot be used, and no other', async () => {
    const path = await write(`select ${AT}, c as cost from (values ('1'), ('free'), ('2')) t(c)`); // prettier-ignore
    const { valid, rejected } = await read(path);
    expect(valid.map(({ row }) => row)).toEqual([1, 3]);
    expect(rejected).toMatchObject([
      { row: 2, problem: 'cost is not a number', value: 'free' },
    ]);
  });

  it.each([
    [`select ${AT}, {'amount': 1} as cost`, 'the column cost is of the type STRUCT(amount INTEGER), and must be a decimal, an integer, a double or a text'],
    [`select ${AT}, [1] as cost`, 'the column cost is of the type INTEGER[], and must be'],
    [`select ${AT}, true as cost`, 'the column cost is of the type BOOLEAN, and must be'],
    [`select 20240901 as at, 1 as cost`, 'the column at is of the type INTEGER, and must be a timestamp, a date or a text'],
    [`select ${AT}, 1 as cost, 1.5::double as account`, 'the column account is of the type DOUBLE, and must be a text or an integer'],
    [`select ${AT}, 1 as price`, 'missing columns: cost'],
  ])('refuses a file of %s', async (query, reason) => {
    await expect(read(await write(query))).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(reason),
    });
  }); // prettier-ignore

  it('refuses a file that is cut, or damaged in the middle', async () => {
    const whole = await readFile(
      await write(`select ${AT}, hash(i) as cost from range(20000) t(i)`),
    );
    const cut = join(folder, 'cut.parquet');
    const damaged = join(folder, 'damaged.parquet');
    await writeFile(cut, whole.subarray(0, whole.length / 2));
    whole.fill(0xff, 4, 2_000);
    await writeFile(damaged, whole);
    for (const path of [cut, damaged])
      await expect(read(path)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(
          /^it is not a Parquet file that can be read to its end: /,
        ),
      });
  });
});
