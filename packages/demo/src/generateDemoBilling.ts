import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Company, loadCompany } from '@rosetta/simulators/company';
import { stringify } from 'csv-stringify';
import { FOCUS_COLUMNS, FocusLine } from './billing/focusLine';
import { MonthOptions, focusLines } from './billing/focusLines';
import { monthsUntil } from './months';

export const DEMO_MONTHS = 13;
export const DEMO_SEED = 1;

export interface DemoBillingOptions {
  /** The last month, `YYYY-MM`. */
  until: string;
  /** Folder to write to; made when it isn't there. */
  out: string;
  seed?: number;
  months?: number;
  /** Multiplies the number of resources, and so of lines. */
  scale?: number;
  onFile?: (file: DemoBillingFile) => void;
}

export interface DemoBillingFile {
  month: string;
  path: string;
  lines: number;
}

function* counted(lines: Iterable<FocusLine>, file: DemoBillingFile) {
  for (const line of lines) {
    file.lines += 1;
    yield line;
  }
}

/** Under a name of its own until it is whole, so that a half-written file is never imported. */
const writeMonth = async (
  company: Company,
  folder: string,
  options: MonthOptions,
): Promise<DemoBillingFile> => {
  const path = join(folder, `focus-${options.month}.csv.gz`);
  const file = { month: options.month, path, lines: 0 };
  const part = `${path}.part`;
  await pipeline(
    Readable.from(counted(focusLines(company, options), file)),
    stringify({ header: true, columns: [...FOCUS_COLUMNS] }),
    // The level is pinned, and gzip writes no time: the same lines are the same bytes.
    createGzip({ level: 6 }),
    createWriteStream(part),
  );
  await rename(part, path);
  return file;
};

/**
 * Writes the demo company's bill, one FOCUS 1.2 file per month. The same seed makes the
 * same bytes of a month, whatever other months are generated.
 */
export const generateDemoBilling = async ({
  until,
  out,
  seed = DEMO_SEED,
  months = DEMO_MONTHS,
  scale,
  onFile,
}: DemoBillingOptions): Promise<DemoBillingFile[]> => {
  await mkdir(out, { recursive: true });
  const company = loadCompany();
  const files: DemoBillingFile[] = [];
  for (const month of monthsUntil(until, months)) {
    const file = await writeMonth(company, out, { month, seed, scale });
    onFile?.(file);
    files.push(file);
  }
  return files;
};
