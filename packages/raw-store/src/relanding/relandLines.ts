import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileImport, importFile } from '../importDelivery';
import { OpenedFile, RawDataset, RawFile, ValidatedBatch } from '../RawDataset';
import { RawAddress, RawStore, Rejection } from '../RawStore';
import { toCsvLine } from './mendableCsv';

/** Lines that land again, and the refused records that they were. */
export interface RelandedLines {
  columns: readonly string[];
  lines: readonly {
    address: RawAddress;
    cells: readonly (string | null)[];
  }[];
}

/** What would become of a line; lines have the rows 1, 2, … of their file. */
export type LineOutcome = { row: number } & ({ period: string } | Rejection);

function* csvOf({ columns, lines }: RelandedLines) {
  yield toCsvLine(columns);
  for (const { cells } of lines) yield toCsvLine(cells);
}

/** As a file, which is what datasets read; gone once it was used. */
const withFile = async <T>(
  { columns, lines }: RelandedLines,
  name: string,
  use: (file: RawFile) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'rosetta-relanding-'));
  try {
    const path = join(folder, 'lines.csv');
    await pipeline(
      Readable.from(csvOf({ columns, lines })),
      createWriteStream(path),
    );
    return await use({ path, name });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const outcomesOf = ({ valid, rejected }: ValidatedBatch): LineOutcome[] => [
  ...valid.map(({ row, period }) => ({ row, period })),
  ...rejected.map(({ row, problem, value }) => ({ row, problem, value })),
];

/**
 * What would become of each line, by the rules of an import; nothing is stored.
 * Throws an `InputError` where the file as a whole can't be used.
 */
export const validateLines = (
  dataset: RawDataset,
  lines: RelandedLines,
  { limits }: RawStore,
): Promise<LineOutcome[]> =>
  withFile(lines, 'lines.csv', async file => {
    const opened = await dataset.open(file, limits);
    try {
      const outcomes: LineOutcome[] = [];
      for await (const batch of opened.batches)
        outcomes.push(...outcomesOf(batch));
      return outcomes;
    } finally {
      await opened.close();
    }
  });

/** Leaves out what is refused again: it is in quarantine already. */
const withoutRejected = (dataset: RawDataset): RawDataset => ({
  ...dataset,
  async open(file, limits): Promise<OpenedFile> {
    const opened = await dataset.open(file, limits);
    async function* batches() {
      for await (const batch of opened.batches)
        yield { ...batch, rejected: [] };
    }
    return { ...opened, batches: batches() };
  },
});

/** Lands the lines that can be used, as a file of that name. */
export const landLines = (
  store: RawStore,
  dataset: RawDataset,
  lines: RelandedLines,
  name: string,
): Promise<FileImport> =>
  withFile(lines, name, file =>
    importFile(store, withoutRejected(dataset), file),
  );
