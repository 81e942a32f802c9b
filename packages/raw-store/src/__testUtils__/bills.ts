import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { csvDataset } from '../csv/csvDataset';
import {
  FileImport,
  importDelivery,
  importFile,
  ImportOptions,
} from '../importDelivery';
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

/** Runs with files of these contents, which are gone afterwards. */
export const withFiles = async <T>(
  contents: readonly (string | Buffer)[],
  use: (paths: string[]) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'raw-store-'));
  try {
    const paths = contents.map((_, at) =>
      join(folder, at === 0 ? 'bill.csv' : `bill-${at + 1}.csv`),
    );
    for (const [at, path] of paths.entries())
      await writeFile(path, contents[at]);
    return await use(paths);
  } finally {
    await rm(folder, { recursive: true });
  }
};

export const withFile = <T>(
  content: string | Buffer,
  use: (path: string) => Promise<T>,
): Promise<T> => withFiles([content], ([path]) => use(path));

const billOf = (lines: readonly string[]) => [HEADER, ...lines, ''].join('\n');

/** Imports files of lines under the usual header, as one delivery: bill.csv, bill-2.csv, … */
export const importBills = (
  store: RawStore,
  files: readonly (readonly string[])[],
  options: ImportOptions = {},
): Promise<FileImport[]> =>
  withFiles(files.map(billOf), paths =>
    importDelivery(
      store,
      billDataset,
      paths.map(path => ({ path, name: basename(path) })),
      options,
    ),
  );

/** Imports lines under the usual header. */
export const importBill = (
  store: RawStore,
  lines: readonly string[],
  options: ImportOptions & { name?: string } = {},
): Promise<FileImport> =>
  withFile(billOf(lines), path =>
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
