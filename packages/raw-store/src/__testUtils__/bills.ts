import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvDataset } from '../csv/csvDataset';
import { FileImport, importFile, ImportOptions } from '../importFile';
import { RawStore } from '../RawStore';

/** A dataset as small as they come: what was paid, by account, in a month. */
export const billDataset = csvDataset({
  name: 'bill',
  description: 'bills, for tests',
  requiredColumns: ['month', 'account', 'cost'],
  validate: columns => {
    const [month, account, cost] = ['month', 'account', 'cost'].map(name =>
      columns.indexOf(name),
    );
    return cells => {
      const value = cells[cost];
      if (value === null || Number.isNaN(Number(value)))
        return { problem: 'cost is not a number', value };
      return { period: cells[month] ?? '', replaceKey: cells[account] ?? '' };
    };
  },
});

export const HEADER = 'month,account,cost,what';

/** Runs with a file of this content, which is gone afterwards. */
export const withFile = async <T>(
  content: string | Buffer,
  use: (path: string) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'raw-store-'));
  try {
    const path = join(folder, 'bill.csv');
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Imports lines under the usual header. */
export const importBill = (
  store: RawStore,
  lines: readonly string[],
  options: ImportOptions & { name?: string } = {},
): Promise<FileImport> =>
  withFile([HEADER, ...lines, ''].join('\n'), path =>
    importFile(
      store,
      billDataset,
      { path, name: options.name ?? 'bill.csv' },
      options,
    ),
  );

/** Lines that differ from each other. */
export const manyLines = (
  count: number,
  { month = '2024-09', first = 1 } = {},
) =>
  Array.from(
    { length: count },
    (_, index) => `${month},acme,${first + index}.5,line ${first + index}`,
  );

/** What a reader sees of a period: the costs of its live records, in order. */
export const readCosts = async (
  store: RawStore,
  period = '2024-09',
  size = 1_000_000,
): Promise<string[]> => {
  const costs: string[] = [];
  for (const slice of await store.slices('bill', period, size))
    for await (const batch of store.read('bill', period, slice))
      costs.push(...batch.map(({ document }) => String(document.cost)));
  return costs;
};

/** The version of a period, alone. */
export const readVersion = async (store: RawStore, period = '2024-09') =>
  (await store.versions('bill', [period])).get(period);
