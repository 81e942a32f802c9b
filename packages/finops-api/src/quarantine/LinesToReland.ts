import { InputError } from '@backstage/errors';
import {
  MAX_RELANDED_RECORDS,
  QuarantinedRecord as Quarantined,
} from '@rosetta/contracts/finops';
import { SettlementReadModel } from '@rosetta/finops-mart';
import {
  formatAddress,
  isLine,
  QuarantinedRecord,
  RawAddress,
  RawStore,
  readMended,
  retriedLines,
} from '@rosetta/raw-store';
import { Knex } from 'knex';
import { ColumnsOfRecords } from './ColumnsOfRecords';
import { QuarantineReader } from './QuarantineReader';
import { LineToReland, ValidatedLine } from './validatedLines';

/** What is to land again: a mended file, or the records of a problem or a file as they are. */
export interface RelandingInput {
  dataset: Quarantined['dataset'];
  content?: string;
  problem?: string;
  file?: string;
}

/** What is to land, and what is not even tried. */
interface Lines {
  columns: readonly string[];
  lines: LineToReland[];
  left: ValidatedLine[];
}

const NUL = /holds a NUL character/;

/**
 * A NUL has another character in its place in the quarantine, and which field is of which column may not be
 * known: several files may have as many columns together. What would land is not what the source said.
 */
const mustStay = ({ record: { document, problem } }: LineToReland) =>
  NUL.test(problem) || !isLine(document);

const assertOnce = (lines: readonly { address: RawAddress }[]) => {
  const seen = new Set<string>();
  lines.forEach(({ address }, at) => {
    const name = formatAddress(address);
    if (seen.has(name))
      throw new InputError(
        `record ${
          at + 1
        }: ${name} is there twice, and would be billed twice; leave one of them`,
      );
    seen.add(name);
  });
};

const leave = (
  line: LineToReland,
  problem: string,
  value: string | null = null,
): ValidatedLine => ({ ...line, outcome: { problem, value } });

/** Finds the lines that are to land again, and the refused records that they were. */
export class LinesToReland {
  readonly #raw: RawStore;
  readonly #settlements: SettlementReadModel;
  readonly #quarantine: QuarantineReader;

  constructor(raw: RawStore, db: Knex) {
    this.#raw = raw;
    this.#settlements = new SettlementReadModel(db);
    this.#quarantine = new QuarantineReader(raw, db);
  }

  of(input: RelandingInput): Promise<Lines> {
    return input.content === undefined
      ? this.#retried(input)
      : this.#mended(input, input.content);
  }

  async #retried({ dataset, problem, file }: RelandingInput): Promise<Lines> {
    const records: QuarantinedRecord[] = [];
    const filter = { problem, file };
    for await (const page of this.#quarantine.pending(dataset, filter)) {
      records.push(...page);
      if (records.length > MAX_RELANDED_RECORDS) break;
    }
    const known = new ColumnsOfRecords(this.#raw, dataset);
    await known.add(records);
    const { columns, lines } = retriedLines(known.union(), records);
    const all = lines.map((line, at) => ({ ...line, record: records[at] }));
    return {
      columns,
      lines: all.filter(line => !mustStay(line)),
      left: all
        .filter(mustStay)
        .map(line => leave(line, line.record.problem, line.record.value)),
    };
  }

  async #mended({ dataset }: RelandingInput, content: string): Promise<Lines> {
    const { columns, lines } = await readMended(content, this.#raw.limits);
    if (lines.length === 0) throw new InputError('it holds no record');
    assertOnce(lines);
    const addresses = lines.map(({ address }) => address);
    const records = new Map(
      (await this.#raw.quarantinedAt(dataset, addresses)).map(record => [
        formatAddress(record),
        record,
      ]),
    );
    const settled = new Map(
      (await this.#settlements.at(dataset, addresses)).map(row => [
        formatAddress(row),
        row.by,
      ]),
    );
    const all = lines.map((line, at): LineToReland => {
      const record = records.get(formatAddress(line.address));
      if (record) return { ...line, record };
      throw new InputError(
        `record ${at + 1}: ${formatAddress(
          line.address,
        )} is no refused record of ${dataset}`,
      );
    });
    const byOf = ({ address }: LineToReland) =>
      settled.get(formatAddress(address));
    return {
      columns,
      lines: all.filter(line => byOf(line) === undefined),
      left: all.flatMap(line => {
        const by = byOf(line);
        return by === undefined
          ? []
          : [leave(line, 'it has landed again already', by)];
      }),
    };
  }
}
