import { Conformance, RULE_LEVELS } from '@rosetta/contracts/finops';
import { RawRecord, RawStore } from '@rosetta/raw-store';
import {
  ConformanceReport,
  FOCUS_RULES_VERSION,
  focusDataset,
} from '@rosetta/sources/bills';

/** Lines that are read before others may be served, and before it is seen that nobody waits any more. */
const SLICE_LINES = 50_000;

interface CheckedFile {
  import: number;
  file: string;
  provider: string;
  report: ConformanceReport;
}

const providerOf = ({ document }: RawRecord) =>
  String(document.ProviderName ?? document.ServiceProviderName ?? 'none');

/** The lines of a month that count, by file and provider. */
class CheckedFiles {
  readonly #raw: RawStore;
  readonly #files = new Map<string, CheckedFile>();
  readonly #columns = new Map<number, readonly string[]>();

  constructor(raw: RawStore) {
    this.#raw = raw;
  }

  get all(): CheckedFile[] {
    return [...this.#files.values()];
  }

  async add(records: readonly RawRecord[]) {
    await this.#readColumns(records);
    for (const record of records) this.#fileOf(record).report.add(record);
  }

  async #readColumns(records: readonly RawRecord[]) {
    const unknown = new Set(
      records
        .map(record => record.import)
        .filter(number => !this.#columns.has(number)),
    );
    if (unknown.size === 0) return;
    const columns = await this.#raw.columnsOf([...unknown]);
    for (const number of unknown)
      this.#columns.set(number, columns.get(number) ?? []);
  }

  #fileOf(record: RawRecord): CheckedFile {
    const provider = providerOf(record);
    const key = `${record.import} ${provider}`;
    let file = this.#files.get(key);
    if (!file) {
      const report = new ConformanceReport(this.#columns.get(record.import)!);
      file = { import: record.import, file: record.file, provider, report };
      this.#files.set(key, file);
    }
    return file;
  }
}

/** A result of all rules for each file, without what lines of several files would say together. */
const describe = ({ report, ...file }: CheckedFile) => {
  const results = report.results();
  const failed = (level: string) =>
    results.filter(({ rule, status }) => status === 'failed' && rule.level === level).length; // prettier-ignore
  const count = (wanted: string) =>
    results.filter(({ status }) => status === wanted).length;
  return {
    file: {
      ...file,
      lines: report.lines,
      failed: { MUST: failed('MUST'), SHOULD: failed('SHOULD') },
      passed: count('passed'),
      notChecked: count('not-checked'),
    },
    items: results.map(({ rule: { id, level, column, text }, ...result }) => ({
      rule: id,
      level,
      column,
      text,
      ...file,
      ...result,
      examples: result.examples.map(({ row, value }) => ({ row, value })),
    })),
  };
};

/** Checks the lines of a month against the rules of FOCUS, file by file and provider by provider. */
export const checkConformance = async (
  raw: RawStore,
  period: string,
  signal: AbortSignal,
): Promise<Conformance> => {
  const files = new CheckedFiles(raw);
  const { name } = focusDataset;
  for (const slice of await raw.slices(name, period, SLICE_LINES))
    for await (const records of raw.read(name, period, slice)) {
      signal.throwIfAborted();
      await files.add(records);
    }
  const described = files.all.map(describe);
  return {
    period,
    specification: FOCUS_RULES_VERSION,
    checkedAt: new Date().toISOString(),
    files: described.map(({ file }) => file),
    items: described
      .flatMap(({ items }) => items)
      .sort(
        (left, right) =>
          RULE_LEVELS.indexOf(left.level) - RULE_LEVELS.indexOf(right.level) ||
          right.rows - left.rows,
      ),
  };
};
