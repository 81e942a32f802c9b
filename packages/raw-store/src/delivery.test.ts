import {
  billDataset,
  HEADER,
  importBill,
  importBills,
  manyLines,
  readCosts,
  readVersion,
  withFiles,
} from './__testUtils__/bills';
import { testStores } from './__testUtils__/testStores';
import { importDelivery } from './importDelivery';
import { RawStore } from './RawStore';

const A = '2024-09,acme,1,a';
const B = '2024-09,acme,2,b';
const C = '2024-09,acme,3,c';
const OTHER_MONTH = '2024-10,acme,5,e';
const replace = true;

const landedOf = (imported: { counts: { landed: number } }[]) =>
  imported.map(({ counts }) => counts.landed);

describe.each(testStores())('a delivery into $name', ({ open }) => {
  let store: RawStore;
  beforeEach(async () => {
    ({ store } = await open());
  });
  afterEach(() => store.close());

  it('counts equal lines over all its files, and lands nothing the second time', async () => {
    const files = [[A, B, A], [A], manyLines(1_200), [A, C]];
    expect(landedOf(await importBills(store, files))).toEqual([3, 1, 1_200, 2]);
    const again = await importBills(store, files);
    expect(again.map(({ counts }) => counts.already)).toEqual([3, 1, 1_200, 2]);
    expect(landedOf(again)).toEqual([0, 0, 0, 0]);
    const costs = await readCosts(store);
    expect(costs.filter(cost => cost === '1')).toHaveLength(4);
    expect(await readVersion(store)).toBe(4);
  });

  it('lands nothing of the same lines cut into other files', async () => {
    const lines = [A, ...manyLines(2_500), A, B];
    await importBills(store, [lines.slice(0, 700), lines.slice(700)]);
    const once = await importBill(store, lines, { replace });
    expect(once.counts).toMatchObject({ landed: 0, superseded: 0 });
    const again = await importBills(
      store,
      [lines.slice(1_900), lines.slice(0, 1_900)],
      { replace },
    );
    expect(landedOf(again)).toEqual([0, 0]);
    expect(await readCosts(store)).toHaveLength(lines.length);
  });

  it('replaces once, after its last file', async () => {
    await importBill(store, [A, B, C]);
    const [first, second] = await importBills(store, [[A], [C]], { replace });
    expect(first.counts).toMatchObject({ already: 1, superseded: 0 });
    expect(second.counts).toMatchObject({ already: 1, superseded: 1 });
    expect(await readCosts(store)).toEqual(['1', '3']);

    const back = await importBills(store, [[B], [A, OTHER_MONTH]], { replace });
    expect(back.map(({ counts }) => counts)).toMatchObject([
      { already: 1, revived: 1, superseded: 0 },
      { already: 1, landed: 1, revived: 0, superseded: 1 },
    ]);
    expect(await readCosts(store)).toEqual(['1', '2']);
    expect(await readCosts(store, '2024-10')).toEqual(['5']);
    expect(await store.list()).toMatchObject([{ records: 3, superseded: 1 }]);
  });

  it('replaces twice and more without a trace of earlier ones', async () => {
    for (const [at, files] of [
      [[A], [B, C]],
      [[A, A], [C]],
      [[C], [C], [B]],
      [[A], [B, C]],
    ].entries()) {
      await importBills(store, files, { replace });
      const expected = files.flat().map(line => line.split(',')[2]);
      expect([at, (await readCosts(store)).sort()]).toEqual([
        at,
        expected.sort(),
      ]);
    }
  });

  it('keeps the file and the row of each record, also of rejected ones', async () => {
    await importBills(store, [[A, 'bad'], [B], ['worse', C]]);
    const [slice] = await store.slices('bill', '2024-09', 10);
    const records = [];
    for await (const batch of store.read('bill', '2024-09', slice))
      records.push(...batch.map(({ file, row }) => [file, row]));
    expect(records).toEqual([
      ['bill.csv', 1],
      ['bill-2.csv', 1],
      ['bill-3.csv', 2],
    ]);
    const { items } = await store.quarantine('bill');
    expect(items).toMatchObject([
      { file: 'bill-3.csv', row: 1, at: expect.stringMatching(/Z$/) },
      { file: 'bill.csv', row: 2 },
    ]);
    expect(await store.list()).toMatchObject([
      {
        lastImport: {
          file: 'bill-3.csv',
          files: 3,
          counts: { landed: 3, rejected: 2 },
        },
      },
    ]);
  });

  const importAll = (contents: string[]) =>
    withFiles(contents, paths =>
      importDelivery(
        store,
        billDataset,
        paths.map((path, at) => ({ path, name: `part ${at + 1}` })),
        { replace },
      ),
    );

  it('lands nothing when a file of it is cut in the middle', async () => {
    await importBill(store, [A, 'bad']);
    const before = await store.list();
    const good = [HEADER, ...manyLines(2_000), 'also bad'].join('\n');
    const cut = [HEADER, ...manyLines(3_000), '2024-09,acme,1,"cut'].join('\n');
    await expect(importAll([good, cut, good])).rejects.toMatchObject({
      name: 'InputError',
      message:
        'part 2: it ends within a quoted field that begins in record 3001',
      refused: [{ file: 'part 2', reason: expect.stringContaining('3001') }],
    });
    expect(await store.list()).toEqual(before);
    expect(await readCosts(store)).toEqual(['1']);
    expect((await store.quarantine('bill')).items).toHaveLength(1);
    expect(landedOf(await importBills(store, [[B], [C]]))).toEqual([1, 1]);
  });

  it('names every file that cannot be a bill before it reads any', async () => {
    await expect(
      importAll(['', [HEADER, A].join('\n'), 'account\n']),
    ).rejects.toMatchObject({
      refused: [
        { file: 'part 1', reason: 'it is empty' },
        { file: 'part 3', reason: 'missing columns: month, cost' },
      ],
    });
    expect(await store.list()).toEqual([]);
  });

  it('refuses a file that is given twice, as each of its lines would count twice', async () => {
    await withFiles([[HEADER, A].join('\n')], ([path]) =>
      expect(
        importDelivery(store, billDataset, [
          { path, name: 'a' },
          { path, name: 'b' },
        ]),
      ).rejects.toThrow('b: it was given before'),
    );
    await expect(importDelivery(store, billDataset, [])).rejects.toThrow(
      'A delivery has no files',
    );
  });
});
