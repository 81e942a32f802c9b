import {
  HEADER,
  billDataset,
  readCosts,
  importBill,
  manyLines,
  withFile,
  readVersion,
} from './__testUtils__/bills';
import { testStores } from './__testUtils__/testStores';
import { importFile } from './importDelivery';
import { jsonDataset } from './json/jsonDataset';
import { QuarantinedRecord, RawStore } from './RawStore';

const withDocument = (record: QuarantinedRecord) => ({
  ...record,
  document: JSON.parse(record.document),
});

describe.each(testStores())(
  'importing into the raw store on $name',
  ({ open }) => {
    let store: RawStore;
    beforeEach(async () => {
      ({ store } = await open());
    });
    afterEach(() => store.close());

    it('keeps each record with its document and its address', async () => {
      const { counts } = await importBill(store, [
        '2024-09,acme,1.50,"disk, ""fast"""',
        '',
        '2024-09,acme,NULL,',
        '2024-10,acme,2,',
      ]);
      expect(counts).toMatchObject({ landed: 2, already: 0, rejected: 1 });

      const [september] = await store.slices('bill', '2024-09', 10);
      const [october] = await store.slices('bill', '2024-10', 10);
      const records = [];
      for await (const batch of store.read('bill', '2024-09', september))
        records.push(...batch);
      for await (const batch of store.read('bill', '2024-10', october))
        records.push(...batch);
      const identity = {
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        rank: 0,
      };
      expect(records).toEqual([
        {
          import: 1,
          row: 1,
          file: 'bill.csv',
          document: {
            month: '2024-09',
            account: 'acme',
            cost: '1.50',
            what: 'disk, "fast"',
          },
          ...identity,
        },
        {
          import: 1,
          row: 3,
          file: 'bill.csv',
          document: { month: '2024-10', account: 'acme', cost: '2' },
          ...identity,
        },
      ]);
    });

    it('lands nothing of a file that is there already', async () => {
      const lines = manyLines(1_300);
      await importBill(store, lines);
      const again = await importBill(store, lines, { name: 'copy.csv' });
      expect(again.counts).toMatchObject({ landed: 0, already: 1_300 });
      expect(await readVersion(store)).toBe(1);
    });

    it('treats reordered and empty columns as no change', async () => {
      await importBill(store, ['2024-09,acme,1,disk']);
      const { counts } = await withFile(
        'what,cost,nothing,account,month\ndisk,1,,acme,2024-09\n',
        path => importFile(store, billDataset, { path, name: 'other.csv' }),
      );
      expect(counts).toMatchObject({ landed: 0, already: 1 });
    });

    it('does not split a value that contains a separator', async () => {
      await importBill(store, ['2024-09,acme,1,"a"",""x"":""b"']);
      const { counts } = await withFile(
        `${HEADER},x\n2024-09,acme,1,a,b\n`,
        path => importFile(store, billDataset, { path, name: 'other.csv' }),
      );
      expect(counts).toMatchObject({ landed: 1 });
    });

    it('counts equal lines of one file each, and no more of them the second time', async () => {
      const lines = [
        '2024-09,acme,1,same',
        ...manyLines(1_500),
        '2024-09,acme,1,same',
        '2024-09,acme,1,same',
      ];
      expect((await importBill(store, lines)).counts.landed).toBe(1_503);
      expect((await importBill(store, lines)).counts.landed).toBe(0);

      const more = ['2024-09,acme,1,same', ...lines, '2024-09,acme,1,same'];
      const { counts } = await importBill(store, more);
      expect(counts).toMatchObject({ landed: 2, already: 1_503 });
      const costs = await readCosts(store);
      expect(costs.filter(cost => cost === '1')).toHaveLength(5);
    });

    it('keeps what JSON records said, digits, depth and all, and imports the others', async () => {
      const dataset = jsonDataset({
        name: 'things',
        description: 'JSON',
        validate: ({ id }) =>
          typeof id === 'number'
            ? { period: '2024-09', replaceKey: '' }
            : { problem: 'id: is not a number', value: null },
      });
      const deep = `{"id":1,"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`;
      const content = `[${deep},{"id":12345678901234567890},{"id":"\\ud800"},{"id":2}]`;
      const { counts } = await withFile(content, path =>
        importFile(store, dataset, { path, name: 'things.json' }),
      );
      expect(counts).toMatchObject({ landed: 1, rejected: 3 });
      const { items } = await store.quarantine('things');
      expect(items.map(({ document }) => document)).toEqual([
        JSON.stringify(deep),
        '{"id":12345678901234567890}',
        '{"id":"\\ud800"}',
      ]);
    });

    it('quarantines invalid records once and lands all others', async () => {
      const lines = [
        '2024-09,acme,1,good',
        '2024-09,acme,lots,bad',
        '2024-09,acme,lots,bad',
        '2024-09,acme,2',
        '2024-09,acme,3,"good"',
      ];
      for (const landed of [2, 0]) {
        const { counts, problems } = await importBill(store, lines);
        expect(counts).toMatchObject({ landed, rejected: 3 });
        expect(problems).toEqual([
          {
            problem: 'cost is not a number',
            count: 2,
            examples: [
              { row: 2, value: 'lots' },
              { row: 3, value: 'lots' },
            ],
          },
          {
            problem: 'the line has 3 fields, the header 4',
            count: 1,
            examples: [{ row: 4, value: null }],
          },
        ]);
      }
      const { items } = await store.quarantine('bill');
      expect(items.map(withDocument)).toMatchObject([
        {
          import: 1,
          row: 2,
          file: 'bill.csv',
          reason: 'cost is not a number: "lots"',
          document: { month: '2024-09', account: 'acme', cost: 'lots' },
        },
        { row: 3 },
        { row: 4, document: ['2024-09', 'acme', '2'] },
      ]);
    });

    it('lands nothing of a file that cannot be read to its end', async () => {
      await importBill(store, ['2024-09,acme,1,before', '2024-09,acme,x,bad']);
      const before = await store.list();
      const lines = [...manyLines(2_000), 'bad', '2024-09,acme,1,"open'];
      await expect(importBill(store, lines, { replace: true })).rejects.toThrow(
        'it ends within a quoted field that begins in record 2002',
      );
      expect(await store.list()).toEqual(before);
      expect(await readCosts(store)).toEqual(['1']);

      expect((await importBill(store, manyLines(10))).counts.landed).toBe(10);
    });

    it('lands nothing of an aborted import', async () => {
      const controller = new AbortController();
      const called = importBill(store, manyLines(3_000), {
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('called off')),
      });
      await expect(called).rejects.toThrow('called off');
      expect(await store.list()).toEqual([]);
    });

    it('runs one import of a dataset at a time', async () => {
      const lines = manyLines(1_200);
      const both = await Promise.all([
        importBill(store, lines),
        importBill(store, lines),
      ]);
      expect(both.map(({ counts }) => counts.landed).sort()).toEqual([
        0, 1_200,
      ]);
      expect(await readCosts(store)).toHaveLength(1_200);
    });

    it('accepts field names that are operators to MongoDB', async () => {
      const content = `${HEADER},x.y,$set\n2024-09,acme,1,disk,dot,dollar\n`;
      await withFile(content, path =>
        importFile(store, billDataset, { path, name: 'odd.csv' }),
      );
      const [slice] = await store.slices('bill', '2024-09', 10);
      for await (const [record] of store.read('bill', '2024-09', slice))
        expect(record.document).toMatchObject({ 'x.y': 'dot', $set: 'dollar' });
    });
  },
);
