import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ValidatedBatch } from '../RawDataset';
import { jsonDataset } from './jsonDataset';

const validate = (record: Readonly<Record<string, unknown>>) =>
  typeof record.id === 'number'
    ? { period: '2026-01-01', replaceKey: `${record.id}` }
    : { problem: 'id: is missing', value: null };

const array = jsonDataset({ name: 'things', description: 'JSON', validate });
const list = jsonDataset({ ...array, recordsField: 'items', validate });

describe('jsonDataset', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'json-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (content: string | Buffer, dataset = array) => {
    const path = join(folder, 'file.json');
    await writeFile(path, content);
    const { batches, close } = await dataset.open({ path, name: 'file.json' });
    const all: ValidatedBatch[] = [];
    try {
      for await (const batch of batches) all.push(batch);
    } finally {
      await close();
    }
    return {
      valid: all.flatMap(({ valid }) => valid),
      rejected: all.flatMap(({ rejected }) => rejected),
    };
  };

  it('writes the same text for the same content', async () => {
    const { valid } = await read(
      '[{"b": {"y": [1, {"d": 2, "c": null}], "x": "é"}, "id": 1},' +
        '{"id":1,"b":{"x":"\\u00e9","y":[1,{"c":null,"d":2}]}}]',
    );
    expect(valid).toHaveLength(2);
    expect(valid[0]).toEqual({
      row: 1,
      document: '{"b":{"x":"é","y":[1,{"c":null,"d":2}]},"id":1}',
      period: '2026-01-01',
      replaceKey: '1',
    });
    expect(valid[1].document).toBe(valid[0].document);
  });

  it('rejects invalid records with the reason and goes on', async () => {
    const { valid, rejected } = await read(
      '[1, "two", null, [3], {"name": "x"}, {"id": 4, "name": "\\u0000"}, {"id": 5}]',
    );
    expect(valid.map(({ row }) => row)).toEqual([7]);
    expect(rejected.map(({ row, problem }) => [row, problem])).toEqual([
      [1, 'must be an object'],
      [2, 'must be an object'],
      [3, 'must be an object'],
      [4, 'must be an object'],
      [5, 'id: is missing'],
      [6, 'it holds a NUL character'],
    ]);
  });

  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it('rejects a record that is nested 9,000 deep, keeps its text, and goes on', async () => {
    const deep = `{"id":2,"b":[1,{"x":null}],"a":${nested(
      9_000,
    )},"z":"\\u0041"}`;
    const { valid, rejected } = await read(
      `[{"id": 1, "a": ${nested(60)}}, ${deep}, {"id": 3}]`,
    );
    expect(valid.map(({ row }) => row)).toEqual([1, 3]);
    expect(rejected).toMatchObject([
      { row: 2, problem: 'it is nested deeper than 64 levels' },
    ]);
    expect(JSON.parse(rejected[0].document)).toBe(deep.replace('\\u0041', 'A'));
  });

  it('rejects what a live source nests 9,000 deep', async () => {
    const deep = { id: 1, a: JSON.parse(nested(9_000)) };
    const { batches } = await array
      .fromRecords([deep, { id: 2 }])
      .open({ path: '', name: 'live' });
    for await (const { valid, rejected } of batches) {
      expect(valid).toHaveLength(1);
      expect(JSON.parse(rejected[0].document)).toBe(
        `{"id":1,"a":${nested(9_000)}}`,
      );
    }
  });

  it.each([
    ['12345678901234567890', '12345678901234567890'],
    ['-9007199254740993', '-9007199254740993'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['1e400', '1e400'],
    ['9007199254740991', '9007199254740991'],
    ['1.50', '1.5'],
    ['1E2', '100'],
    ['-0', '0'],
  ])(
    'writes the number %s as %s, in records it takes and in others',
    async (source, text) => {
      const { valid, rejected } = await read(`[{"id": 1, "n": ${source}}, {"n": ${source}}]`); // prettier-ignore
      expect(valid[0].document).toBe(`{"id":1,"n":${text}}`);
      expect(rejected[0].document).toBe(`{"n":${text}}`);
    },
  );

  it('keeps names that JavaScript treats in a way of its own', async () => {
    const { valid } = await read('[{"id":1,"b":0,"10":1,"9":2,"__proto__":3,"b":4}]'); // prettier-ignore
    expect(valid[0].document).toBe('{"9":2,"10":1,"__proto__":3,"b":4,"id":1}');
  });

  it('rejects a record of a period far from now, and names the field', async () => {
    const dated = jsonDataset({
      ...array,
      dateField: 'at',
      validate: ({ at }) => ({ period: String(at), replaceKey: '' }),
    });
    const { valid, rejected } = await read(
      '[{"at":"2024-09-01"},{"at":"0001-01-01"},{"at":"2999-01"},{"at":"undated"}]',
      dated,
    );
    expect(valid).toHaveLength(2);
    expect(rejected.map(({ problem, value }) => [problem, value])).toEqual([
      [expect.stringMatching(/^at is outside the supported range, /), '0001-01-01'],
      [expect.stringMatching(/^at is outside the supported range, /), '2999-01'],
    ]); // prettier-ignore
  });

  it('finds the array in an answer, before and after other fields', async () => {
    const text = '{"metadata": {"items": [0]}, "items": [{"id": 1}, {"id": 2}], "more": [{"id": 3}]}'; // prettier-ignore
    expect((await read(text, list)).valid).toHaveLength(2);
    expect((await read('{"items": null}', list)).valid).toEqual([]);
    expect((await read('{"items": []}', list)).valid).toEqual([]);
  });

  it('reads gzip, and many records in batches', async () => {
    const many = Array.from({ length: 1_000 }, (_, id) => ({ id }));
    const { valid } = await read(gzipSync(JSON.stringify(many)));
    expect(valid.map(({ row }) => row)).toEqual(many.map(({ id }) => id + 1));
  });

  it.each([
    ['', /^it is (empty|not JSON)/],
    ['{"id": 1}', /^it must be a JSON array/],
    ['[{"id": 1}, {"id"', /^it is not JSON/],
    ['[{"id": 1}]]', /^it is not JSON/],
    ['id,name\n1,x', /^it is not JSON/],
    [Buffer.from([0x5b, 0xff, 0x5d]), /^it is not UTF-8/],
    [gzipSync('[{"id": 1}]').subarray(0, -6), /^the gzip file is cut short/],
  ])('refuses %p whole', async (content, reason) => {
    await expect(read(content)).rejects.toThrow(reason);
  });

  it.each(['[]', '{"things": []}', '{"items": {"id": 1}}', '{"items": "x"}'])(
    'refuses %p as an answer',
    async content => {
      await expect(read(content, list)).rejects.toThrow(
        'it must be a JSON object with an array "items"',
      );
    },
  );

  it('refuses a record without an end before it fills the memory', async () => {
    const endless = `[{"id": 1, "text": ["${'x'.repeat(17 * 1024 * 1024)}"]}]`;
    await expect(read(endless)).rejects.toThrow('larger than 16 MiB');
  });

  it('validates what a live source says in the same way', async () => {
    const { batches } = await array
      .fromRecords([{ id: 1 }, {}])
      .open({ path: '', name: 'live' });
    for await (const { valid, rejected } of batches)
      expect([valid.length, rejected.length]).toEqual([1, 1]);
  });

  describe('with parts', () => {
    const parts = jsonDataset({
      name: 'series',
      description: 'JSON',
      recordsField: 'items',
      notNumbers: true,
      split: ({ ids }, { unit = 'none' }) =>
        (ids as unknown[]).map(id => ({ id, unit })),
      validate,
    });

    it('keeps each part of a record with a row of its own, and what the answer says of all', async () => {
      const { valid, rejected } = await read(
        '{"unit": "ms", "count": 2, "items": [{"ids": [1, "two"]}, 7, {"ids": [3]}]}',
        parts,
      );
      expect(valid.map(({ row, document }) => [row, document])).toEqual([
        [1, '{"id":1,"unit":"ms"}'],
        [4, '{"id":3,"unit":"ms"}'],
      ]);
      expect(rejected.map(({ row, problem }) => [row, problem])).toEqual([
        [2, 'id: is missing'],
        [3, 'must be an object'],
      ]);
    });

    it('reads a bare NaN as a text, also where a piece of the file ends within it, and none within texts', async () => {
      const long = ' '.repeat(128 * 1024 - '{"items":[{"ids":['.length - 2);
      const { rejected } = await read(
        `{"items":[{"ids":[${long}NaN, -Infinity, "a NaN \\" NaN"]}]}`,
        parts,
      );
      expect(rejected.map(({ document }) => JSON.parse(document).id)).toEqual([
        'NaN',
        '-Infinity',
        'a NaN " NaN',
      ]);
    });
  });
});
