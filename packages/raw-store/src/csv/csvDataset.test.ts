import { rename } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { billDataset, HEADER, withFile } from '../__testUtils__/bills';
import { DEFAULT_LIMITS } from '../limits';
import { ValidatedBatch } from '../RawDataset';
import { readHeader } from './readHeader';

/** A gzip file of a text and of so many equal pieces after it. */
const gzipOf = (text: string, piece: Buffer, count: number) => {
  const packed = gzipSync(piece);
  return Buffer.concat([gzipSync(text), ...Array(count).fill(packed)]);
};

const readPath = async (path: string) => {
  const { batches, columns, close } = await billDataset.open({
    path,
    name: 'bill.csv',
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

/** Reads a whole file of the small dataset for tests. */
const read = (content: string | Buffer) => withFile(content, readPath);

const readDocuments = async (content: string | Buffer) =>
  (await read(content)).valid.map(({ document }) => JSON.parse(document));

describe('csvDataset', () => {
  it('reads quotes, commas and line breaks in quotes, CRLF and a byte order mark', async () => {
    const documents = await readDocuments(
      `\ufeff${HEADER}\r\n2024-09,"a ""b"", c",1,"two\r\nlines"\r\n\r\n2024-09,é,2,日本\r\n`,
    );
    expect(documents).toEqual([
      {
        month: '2024-09',
        account: 'a "b", c',
        cost: '1',
        what: 'two\r\nlines',
      },
      { month: '2024-09', account: 'é', cost: '2', what: '日本' },
    ]);
  });

  it('reads a last line without an end, and a header with nothing under it', async () => {
    expect(await readDocuments(`${HEADER}\n2024-09,a,1,"b"`)).toHaveLength(1);
    expect(await readDocuments(`${HEADER}\n2024-09,a,1,b`)).toHaveLength(1);
    expect(await readDocuments(HEADER)).toEqual([]);
  });

  it('leaves out NULL and empty fields, and sorts fields by name', async () => {
    const { valid } = await read(
      `${HEADER}\n2024-09,NULL,1,\n2024-09,"",2,"\\"`,
    );
    expect(valid.map(({ document }) => document)).toEqual([
      '{"cost":"1","month":"2024-09"}',
      '{"cost":"2","month":"2024-09","what":"\\\\"}',
    ]);
  });

  it('reads gzip whatever the name, in several members too', async () => {
    const packed = Buffer.concat([
      gzipSync(`${HEADER}\n2024-09,a,1,b\n2024`),
      gzipSync('-09,a,2,b\n'),
    ]);
    expect(await readDocuments(packed)).toHaveLength(2);
  });

  it('joins characters and quotes that span two chunks', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `2024-09,é${'日'.repeat(i % 5)},${i},"a ""quote"", ${i}\n𝒳"`,
    );
    const { valid, rejected, bytesRead } = await read(
      [HEADER, ...lines].join('\n'),
    );
    expect(rejected).toEqual([]);
    expect(valid).toHaveLength(20_000);
    expect(bytesRead).toBeGreaterThan(900_000);
    valid.forEach(({ row, document }, i) => {
      const { cost, account, what } = JSON.parse(document);
      expect([row, cost]).toEqual([i + 1, `${i}`]);
      expect(account).toBe(`é${'日'.repeat(i % 5)}`);
      expect(what).toBe(`a "quote", ${i}\n𝒳`);
    });
  });

  it('refuses a line that is not like the header, and no other', async () => {
    const { valid, rejected } = await read(
      [
        HEADER,
        '2024-09,a,1,b',
        '2024-09,a,1',
        '2024-09,a,1,b,c',
        '2024-09,a,2,5" disk',
      ].join('\n'),
    );
    expect(valid.map(({ row }) => row)).toEqual([1, 4]);
    expect(rejected).toEqual([
      {
        row: 2,
        document: '["2024-09","a","1"]',
        problem: 'the line has 3 fields, the header 4',
        value: null,
      },
      expect.objectContaining({
        row: 3,
        problem: 'the line has 5 fields, the header 4',
      }),
    ]);
  });

  it('refuses a line with a quote out of place, and no other', async () => {
    const bad = ['2024-09,"a"b,1,c', '2024-09,"a,1,c'];
    const lines = [
      bad[0],
      ...Array(9_000).fill('2024-09,"a",1,c'),
      bad[1],
      '2024-09,"a",1,c',
    ];
    for (const end of ['\n', '\r\n']) {
      const found = await read([HEADER, ...lines].join(end));
      expect(found.valid).toHaveLength(9_001);
      expect(found.rejected).toEqual(
        [1, 9_002].map((row, index) => ({
          row,
          document: JSON.stringify([bad[index]]),
          problem: 'a quoted field goes on after its closing quote',
          value: null,
        })),
      );
    }
  });

  const good = `${HEADER}\n${'2024-09,a,1,b\n'.repeat(50)}`;
  const packed = gzipSync(good);
  it.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'it is empty'],
    ['blank lines only', '\n\r\n\n', 'it is empty'],
    ['an empty gzip file', gzipSync(''), 'it is empty'],
    [
      'a gzip file cut short',
      packed.subarray(0, -12),
      'the gzip file is cut short',
    ],
    [
      'a gzip file cut in its header',
      packed.subarray(0, 5),
      'the gzip file is cut short',
    ],
    [
      'a damaged gzip file',
      Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]),
      'the gzip file is damaged',
    ],
    ['missing columns', 'account,x\na,b\n', 'missing columns: month, cost'],
    [
      'semicolons between columns',
      'month;account;cost\n2024-09;a;1\n',
      'columns are separated by a semicolon, and must be by a comma; missing columns: month, account, cost',
    ],
    ['tabs between columns', 'month\taccount\tcost\n', 'separated by a tab'],
    [
      'columns named twice',
      'month,account,cost,month\n',
      'the same name: "month"',
    ],
    [
      'a column without a name',
      'month,account,cost,\n',
      'not a list of column names',
    ],
    [
      'a header that never ends',
      'month,'.repeat(200_000),
      'the header has no end',
    ],
    ['a quote that is never closed', `${good}2024-09,"a,1,b\n`, 'record 51'],
    [
      'a quote that is not closed for a megabyte',
      `${good}2024-09,"a,1,b\n${good.repeat(2_000)}`,
      'record 51 has no end within 1 MiB',
    ],
    ['a header in an open quote', '"month,account\n', 'begins in the header'],
    [
      'Latin-1',
      Buffer.from('month,account,cost\n2024-09,é,1\n', 'latin1'),
      'not UTF-8',
    ],
    ['UTF-16', Buffer.from('month,account,cost\n', 'utf16le'), 'not UTF-8'],
    [
      'a megabyte of gzip that is a gigabyte of blank lines',
      gzipOf(`${HEADER}\n`, Buffer.alloc(1024 * 1024, '\n'), 1_000),
      'bytes of blank lines follow the header; remove them',
    ],
    [
      'gzip that is nothing but repetition',
      gzipOf(
        `${HEADER}\n`,
        Buffer.alloc(1024 * 1024, `${' '.repeat(1023)}\n`),
        1_000,
      ),
      'unpacks to more than 100 times its size',
    ],
    [
      '100,000 columns',
      `${HEADER},${Array.from({ length: 100_000 }, (_, at) => `c${at}`)}\n`,
      'it has 100004 columns, and may have 1000',
    ],
    [
      'half a character',
      Buffer.from(`${good}é`).subarray(0, -1),
      'within a character',
    ],
  ])('refuses a file with %s', async (_, content, reason) => {
    await expect(read(content)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(reason),
    });
  });

  it('finds columns of the same name in linear time', () => {
    const cells = Array.from({ length: 100_000 }, (_, at) => `column ${at}`);
    const began = performance.now();
    const names = readHeader(
      { cells: [...cells], misquoted: false },
      [],
      { isGzip: false, claimsGzip: false },
      { ...DEFAULT_LIMITS, columns: 200_000 },
    );
    expect(names).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('rejects a line that holds a NUL, whatever is wrong with it, and no other', async () => {
    const { valid, rejected } = await read(
      [HEADER, '2024-09,a,1,b', '2024-09,a\0,2,b\0', '2024-09,\0', '2024-09,"\\u0000",3,b'].join('\n'), // prettier-ignore
    );
    expect(valid.map(({ row }) => row)).toEqual([1, 4]);
    expect(rejected).toEqual([
      {
        row: 2,
        document: '{"account":"a\ufffd","cost":"2","month":"2024-09","what":"b\ufffd"}',
        problem:
          'account holds a NUL character; remove it from the file and import that again',
        value: 'a\ufffd',
      },
      {
        row: 3,
        document: '["2024-09","\ufffd"]',
        problem: 'the line has 2 fields, the header 4',
        value: null,
      },
    ]); // prettier-ignore
  });

  it('says that a .gz file is not gzip when its header is wrong too', async () => {
    await withFile('no bill\n', async path => {
      await rename(path, `${path}.gz`);
      await expect(readPath(`${path}.gz`)).rejects.toThrow(
        'it is not gzip, though called .gz; missing columns: month',
      );
    });
  });

  it('refuses a path that is not a file', async () => {
    await expect(readPath('/nowhere/bill.csv')).rejects.toThrow('no such file');
    await expect(readPath(__dirname)).rejects.toThrow('it is a directory');
  });
});
