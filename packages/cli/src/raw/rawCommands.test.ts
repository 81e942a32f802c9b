import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { RawDataset, RawStoreConfig } from '@rosetta/raw-store';
import { PeriodsConfig } from '@rosetta/service-kit';
import { focusDataset } from '@rosetta/sources/bills';
import { Command } from 'commander';
import { registerRawCommands } from './rawCommands';
import { platformDeps } from './rawDeps';

const COLUMNS =
  'BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,' +
  'BilledCost,EffectiveCost,BillingAccountId,ServiceCategory,ServiceName';

const line = (cost: string, currency = 'USD') =>
  `2024-09-01,2024-10-01,2024-09-18,2024-09-19,${currency},${cost},1,acme,Compute,EC2`;

const GOOD = [COLUMNS, line('1'), line('2'), ''].join('\n');

describe('rosetta raw', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let folder: string;
  let connection: string;
  let datasets: RawDataset[];
  beforeEach(async () => {
    datasets = [focusDataset];
    folder = await mkdtemp(join(tmpdir(), 'rosetta-raw-'));
    const knex = await databases.init('POSTGRES_18');
    const { user, password, host, port, database } =
      knex.client.config.connection;
    connection = `postgres://${user}:${password}@${host}:${port}/${database}`;
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = async (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  /** Runs the command line; what it printed, and its exit code. */
  const rosetta = async (...args: string[]) => {
    const output = { out: '', exitCode: 0 };
    const program = new Command().exitOverride();
    registerRawCommands(program, {
      ...platformDeps(),
      datasets,
      config: async () => ({
        rawStore: RawStoreConfig.parse({ kind: 'postgres', connection }),
        periods: PeriodsConfig.parse(undefined),
      }),
      stdout: {
        write: text => {
          output.out += text;
          return true;
        },
      },
      stderr: new PassThrough() as unknown as NodeJS.WriteStream,
      setExitCode: code => {
        output.exitCode = code;
      },
    });
    await program.parseAsync(['raw', ...args], { from: 'user' });
    return output;
  };

  it('imports a bill once and skips it the second time', async () => {
    const bill = await file('bill.csv.gz', gzipSync(GOOD));
    expect(await rosetta('import', 'focus', bill)).toEqual({
      out: 'bill.csv.gz: 2 landed, 0 already there, 0 rejected\n',
      exitCode: 0,
    });
    expect(await rosetta('import', 'focus', bill)).toEqual({
      out: 'bill.csv.gz: 0 landed, 2 already there, 0 rejected\n',
      exitCode: 0,
    });
  });

  it('reports why lines were rejected and imports the others', async () => {
    const bill = await file(
      'bill.csv',
      [
        COLUMNS,
        line('1'),
        line('1,5'),
        line('free'),
        line('2', 'XYZ'),
        line('3'),
      ].join('\n'),
    );
    expect(await rosetta('import', 'focus', bill)).toEqual({
      out: [
        'bill.csv: 2 landed, 0 already there, 3 rejected',
        '    1 × the line has 11 fields, the header 10: row 2',
        '    1 × BilledCost is not a decimal number: row 3 ("free")',
        '    1 × BillingCurrency is not an ISO 4217 currency: row 4 ("XYZ")',
        '    (row 1 is the one after the header)',
        '',
      ].join('\n'),
      exitCode: 1,
    });
  });

  it('shows rejected records with their position and content', async () => {
    const nothing = await rosetta('quarantine', 'focus');
    expect(nothing.out).toBe('Every record of focus could be used.\n');

    const content = [COLUMNS, line('free'), line('1'), line('2', 'XYZ')];
    const bill = await file('bill.csv', content.join('\n'));
    await rosetta('import', 'focus', bill);
    const { out } = await rosetta('quarantine', 'focus');
    expect(out).toMatch(
      /^[-\d]{10} [:\d]{5} UTC bill.csv row 1: BilledCost is not a decimal number: "free"\n {4}\{.*"BilledCost":"free"/,
    );
    const { out: json } = await rosetta('quarantine', 'focus', '--json');
    const records = json
      .trim()
      .split('\n')
      .map(text => JSON.parse(text));
    expect(records).toMatchObject([
      { file: 'bill.csv', row: 1, reason: 'BilledCost is not a decimal number: "free"', document: { BilledCost: 'free' } },
      { file: 'bill.csv', row: 3, document: { BillingCurrency: 'XYZ' } },
    ]); // prettier-ignore
  });

  it('imports the rest of a bill whose cell holds a NUL, and names the column and what to do', async () => {
    const content = [COLUMNS, line('1'), line('2').replace('EC2', 'E\0C2')];
    const bill = await file('bill.csv', content.join('\n'));
    const { out, exitCode } = await rosetta('import', 'focus', bill);
    expect(exitCode).toBe(1);
    expect(out).toContain('1 landed, 0 already there, 1 rejected');
    expect(out).toContain(
      'ServiceName holds a NUL character; remove it from the file and import that again',
    );
    expect((await rosetta('quarantine', 'focus')).out).toContain('E\ufffdC2');
  });

  it('rejects lines of periods far from now, and names the column and the range', async () => {
    const far = line('1').replaceAll('2024-', '2999-');
    const old = line('1').replace('2024-09-18', '0001-09-18');
    const charged = line('1').replace('2024-09-18', '1999-09-18');
    const content = [COLUMNS, line('1'), far, charged, old];
    const bill = await file('bill.csv', content.join('\n'));
    const { out } = await rosetta('import', 'focus', bill);
    expect(out).toContain('1 landed, 0 already there, 3 rejected');
    const range = /is outside the supported range, \d{4}-\d\d to \d{4}-\d\d/;
    expect(out).toMatch(new RegExp(`BillingPeriodStart ${range.source}`));
    expect(out).toMatch(new RegExp(`ChargePeriodStart ${range.source}`));
    expect(JSON.parse((await rosetta('list', '--json')).out)).toMatchObject({
      datasets: [{ records: 1, last: '2024-09', quarantined: 3 }],
    });
  });

  it('reports a file that has only a header', async () => {
    const bill = await file('bill.csv', `${COLUMNS}\n`);
    expect(await rosetta('import', 'focus', bill)).toEqual({
      out: 'bill.csv: 0 landed, 0 already there, 0 rejected\n    the file has no rows\n',
      exitCode: 0,
    });
  });

  it('lands nothing of a delivery when files of it are refused, and says why of each file', async () => {
    const bill = await file('bill.csv', GOOD);
    const cut = await file('cut.csv.gz', gzipSync(GOOD).subarray(0, 50));
    const { out, exitCode } = await rosetta(
      'import',
      'focus',
      join(folder, 'no.csv'),
      cut,
      folder,
      bill,
    );
    expect(out.split('\n')).toEqual([
      'no.csv: refused, nothing of it landed: there is no such file',
      'cut.csv.gz: refused, nothing of it landed: the gzip file is cut short',
      expect.stringMatching(
        /^rosetta-raw-\w+: refused, .*: it is a directory, not a file$/,
      ),
      'bill.csv: refused, nothing of it landed: another file of the delivery was refused',
      '',
    ]);
    expect(exitCode).toBe(1);
    expect((await rosetta('list')).out).toContain('never');
  });

  it('imports the parts of a bill as one delivery', async () => {
    const first = await file('part-1.csv', GOOD);
    const second = await file('part-2.csv', GOOD);
    expect(await rosetta('import', 'focus', first, second)).toEqual({
      out: [
        'part-1.csv: 2 landed, 0 already there, 0 rejected',
        'part-2.csv: 2 landed, 0 already there, 0 rejected',
        '',
      ].join('\n'),
      exitCode: 0,
    });
    expect((await rosetta('list')).out).toContain(
      'UTC part-2.csv and 1 before it: 4 landed',
    );
  });

  it('continues after a refused file where each file is a delivery', async () => {
    datasets = [{ ...focusDataset, inParts: false }];
    const bill = await file('bill.csv', GOOD);
    const { out } = await rosetta('import', 'focus', folder, bill);
    expect(out).toContain('it is a directory, not a file\nbill.csv: 2 landed');
  });

  it('replaces earlier records with --replace', async () => {
    await rosetta('import', 'focus', await file('bill.csv', GOOD));
    const bill = await file(
      'bill.csv',
      [COLUMNS, line('2'), line('3')].join('\n'),
    );
    const { out } = await rosetta('import', 'focus', bill, '--replace');
    expect(out).toBe(
      'bill.csv: 1 landed, 1 already there, 0 rejected\n' +
        '    replaced: 1 earlier records superseded, 0 brought back\n',
    );
  });

  it('prints JSON with --json', async () => {
    const bill = await file(
      'bill.csv',
      [COLUMNS, line('1'), line('x')].join('\n'),
    );
    datasets = [{ ...focusDataset, inParts: false }];
    const { out } = await rosetta('import', 'focus', bill, folder, '--json');
    expect(JSON.parse(out)).toMatchObject({
      dataset: 'focus',
      files: [
        {
          outcome: 'imported',
          file: 'bill.csv',
          counts: { landed: 1, already: 0, rejected: 1 },
          problems: [
            {
              problem: 'BilledCost is not a decimal number',
              count: 1,
              examples: [{ row: 2, value: 'x' }],
            },
          ],
        },
        { outcome: 'refused', reason: 'it is a directory, not a file' },
      ],
    });
    const list = await rosetta('list', '--json');
    expect(JSON.parse(list.out)).toMatchObject({
      datasets: [{ dataset: 'focus', records: 1, quarantined: 1 }],
    });
  });

  it('lists the datasets', async () => {
    expect((await rosetta('list')).out).toBe(
      'dataset  records  superseded  quarantined  first  last  last import\n' +
        'focus          0           0            0  -      -     never\n',
    );
    await rosetta('import', 'focus', await file('bill.csv', GOOD));
    expect((await rosetta('list')).out).toMatch(
      /\nfocus +2 +0 +0 {2}2024-09 {2}2024-09 {2}.* UTC bill.csv: 2 landed, 0 already there, 0 rejected\n$/,
    );
  });

  it('lists the datasets when the dataset is unknown', async () => {
    const none =
      'There is no dataset "fokus". Datasets: focus (FOCUS 1.0–1.3 CSV, plain or gzip, or Parquet).';
    await expect(rosetta('import', 'fokus', 'bill.csv')).rejects.toThrow(none);
    await expect(rosetta('quarantine', 'fokus')).rejects.toThrow(none);
  });

  it('reports that the store does not answer and what to do', async () => {
    connection = 'postgres://me:secret@127.0.0.1:9/raw_store';
    await expect(rosetta('list')).rejects.toThrow(
      /^The raw store \(PostgreSQL at 127.0.0.1:9\) does not answer: .*ECONNREFUSED.* Start the platform with `npm start`/,
    );
  });
});
