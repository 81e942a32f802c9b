import { billDataset, importBill } from './__testUtils__/bills';
import { testStores } from './__testUtils__/testStores';
import { RawStore } from './RawStore';
import { ADDRESS_COLUMN, mendableCsv } from './relanding/mendableCsv';
import { readMended } from './relanding/readMended';
import { landLines, validateLines } from './relanding/relandLines';
import { retriedLines } from './relanding/retriedLines';

const NO_NUMBER = 'cost is not a number';
const TOO_SHORT = 'the line has 3 fields, the header 4';
const COLUMNS = ['month', 'account', 'cost', 'what'];

describe.each(testStores())('the quarantine in $name', ({ open }) => {
  let store: RawStore;
  beforeAll(async () => {
    ({ store } = await open());
    await importBill(store, [
      '2024-09,acme,lots,"=1+1, ""quoted"""',
      '2024-09,acme,1,good',
      '2024-09,acme,2',
    ]);
    await importBill(store, ['2024-09,acme,-3,good', '2024-10,acme,few,-1'], {
      name: 'next.csv',
    });
  });
  afterAll(() => store.close());

  const addresses = async (filter: { file?: string; problem?: string }) =>
    (await store.quarantine('bill', filter)).items.map(
      record => `${record.import}:${record.row}`,
    );

  it('is read by file and by problem, and counted by both', async () => {
    expect(await addresses({})).toEqual(['2:2', '1:1', '1:3']);
    expect(await addresses({ file: 'bill.csv' })).toEqual(['1:1', '1:3']);
    expect(await addresses({ problem: NO_NUMBER })).toEqual(['2:2', '1:1']);
    expect(await addresses({ problem: NO_NUMBER, file: 'next.csv' })).toEqual([
      '2:2',
    ]);
    expect(await addresses({ file: 'none.csv' })).toEqual([]);
    const groups = await store.quarantineGroups('bill');
    expect(groups.map(({ at, ...group }) => group)).toEqual([
      { problem: NO_NUMBER, file: 'bill.csv', records: 1 },
      { problem: NO_NUMBER, file: 'next.csv', records: 1 },
      { problem: TOO_SHORT, file: 'bill.csv', records: 1 },
    ]);
    expect(
      await store.quarantineGroups('bill', { file: 'next.csv' }),
    ).toMatchObject([{ problem: NO_NUMBER, records: 1 }]);
  });

  it('finds records by their addresses, and the headers of their files', async () => {
    const found = await store.quarantinedAt('bill', [
      { import: 1, row: 1 },
      { import: 1, row: 2 },
      { import: 2, row: 2 },
    ]);
    expect(found.map(({ value }) => value).sort()).toEqual(['few', 'lots']);
    expect(await store.quarantinedAt('bill', [])).toEqual([]);
    expect(await store.columnsOf([1, 9])).toEqual(new Map([[1, COLUMNS]]));
  });

  const download = async () => {
    const { items } = await store.quarantine('bill');
    async function* pages() {
      yield items;
    }
    let text = '';
    for await (const part of mendableCsv(COLUMNS, pages())) text += part;
    return text;
  };

  it('writes records in the columns of their files, which no spreadsheet runs, and reads them back', async () => {
    const text = await download();
    expect(text.split('\r\n')).toEqual([
      `${ADDRESS_COLUMN},month,account,cost,what`,
      '2:2,2024-10,acme,few,-1',
      `1:1,2024-09,acme,lots,"'=1+1, ""quoted"""`,
      '1:3,2024-09,acme,2',
      '',
    ]);
    const { columns, lines } = await readMended(`\ufeff${text}`, store.limits);
    expect(columns).toEqual(COLUMNS);
    expect(lines[1]).toEqual({
      address: { import: 1, row: 1 },
      cells: ['2024-09', 'acme', 'lots', '=1+1, "quoted"'],
    });
  });

  it.each([
    ['month,account,cost\n1,2,3', `missing columns: ${ADDRESS_COLUMN}`],
    [
      `${ADDRESS_COLUMN},month\n,2024-09`,
      `record 1: ${ADDRESS_COLUMN} must say`,
    ],
    [`${ADDRESS_COLUMN},month\n1:1,"a" b`, 'record 1: a quoted field goes on'],
    [`${ADDRESS_COLUMN},month\n1:1,"a`, 'it ends within a quoted field'],
  ])('refuses the mended file %j', async (text, problem) => {
    await expect(readMended(text, store.limits)).rejects.toThrow(problem);
  });

  it('lands what can be used of mended lines, and leaves the rest where it is', async () => {
    const mended = (await download()).replace('lots', '4').replace('few', '?');
    const lines = await readMended(mended, store.limits);
    const outcomes = await validateLines(billDataset, lines, store);
    expect(outcomes.toSorted((a, b) => a.row - b.row)).toEqual([
      { row: 1, problem: NO_NUMBER, value: '?' },
      { row: 2, period: '2024-09' },
      { row: 3, problem: TOO_SHORT, value: null },
    ]);
    const landed = await landLines(store, billDataset, lines, 'mended.csv');
    expect(landed.counts).toMatchObject({ landed: 1, rejected: 0 });
    expect(await addresses({})).toEqual(['2:2', '1:1', '1:3']);
    const again = await landLines(store, billDataset, lines, 'mended.csv');
    expect(again.counts).toMatchObject({ landed: 0, already: 1 });
  });

  it('retries records as they are, by the rules of now', async () => {
    const { items } = await store.quarantine('bill', { problem: NO_NUMBER });
    const lines = retriedLines(COLUMNS, items);
    const lenient = { ...billDataset, name: 'bill' };
    expect(await validateLines(lenient, lines, store)).toMatchObject([
      { row: 1, problem: NO_NUMBER, value: 'few' },
      { row: 2, problem: NO_NUMBER, value: 'lots' },
    ]);
  });
});
