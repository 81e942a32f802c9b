import { randomUUID } from 'node:crypto';
import { InputError, isError } from '@backstage/errors';
import {
  MAX_RELANDED_RECORDS,
  QuarantinedRecord,
  Relanded,
  RelandingPreview,
} from '@rosetta/contracts/finops';
import {
  finopsAudit,
  NewSettlement,
  SettlementStore,
} from '@rosetta/finops-mart';
import {
  DeliveryRefusedError,
  FileImport,
  landLines,
  RawDataset,
  RawStore,
  RelandedLines,
  validateLines,
} from '@rosetta/raw-store';
import { Knex } from 'knex';
import { ExplainingAuthor } from '../audited';
import { LinesToReland, RelandingInput } from './LinesToReland';
import {
  summarizeLines,
  ValidatedLine,
  validatedLines,
} from './validatedLines';

type Dataset = QuarantinedRecord['dataset'];

/** What is wrong with a whole file is wrong with what was sent. */
const asInputError = (error: unknown): unknown => {
  const message =
    error instanceof DeliveryRefusedError
      ? error.refused.map(({ reason }) => reason).join('; ')
      : isError(error) && error.name === 'InputError' && error.message;
  return message ? new InputError(`content: ${message}`) : error;
};

const howOf = ({ content }: RelandingInput) =>
  content === undefined ? ('retried' as const) : ('mended' as const);

/** Lands refused records again: mended ones, or as they are where what refused them has changed. */
export class Relanding {
  readonly #db: Knex;
  readonly #raw: RawStore;
  readonly #datasets: readonly RawDataset[];

  constructor(db: Knex, raw: RawStore, datasets: readonly RawDataset[]) {
    this.#db = db;
    this.#raw = raw;
    this.#datasets = datasets;
  }

  async preview(input: RelandingInput): Promise<RelandingPreview> {
    return this.#describe(input, await this.#validate(this.#db, input));
  }

  async reland(
    input: RelandingInput,
    author: ExplainingAuthor,
  ): Promise<Relanded> {
    return this.#db.transaction(async trx => {
      const store = new SettlementStore(trx);
      await store.lock(input.dataset);
      const validated = await this.#validate(trx, input);
      const preview = this.#describe(input, validated);
      const valid = validated.all.filter(line => 'period' in line.outcome);
      if (valid.length === 0) return { ...preview, landed: null };
      const at = new Date();
      const landed = await this.#land(input, {
        columns: validated.columns,
        lines: valid,
      });
      await this.#settle(trx, { input, author, landed, valid, at });
      const { landed: fresh, already } = landed.counts;
      const { import: number, file } = landed;
      return {
        ...preview,
        landed: { import: number, file, landed: fresh, already },
      };
    });
  }

  #datasetOf(name: Dataset): RawDataset {
    return this.#datasets.find(dataset => dataset.name === name)!;
  }

  /** @param db - under the lock its transaction: whoever waits for the lock has a connection already */
  async #validate(db: Knex, input: RelandingInput) {
    try {
      const found = await new LinesToReland(this.#raw, db).of(input);
      const { columns, lines, left } = found;
      if (lines.length + left.length > MAX_RELANDED_RECORDS)
        throw new InputError(
          `there are more than ${MAX_RELANDED_RECORDS} records; land those of one problem or file at a time`,
        );
      const outcomes =
        lines.length === 0
          ? []
          : await validateLines(
              this.#datasetOf(input.dataset),
              { columns, lines },
              this.#raw,
            );
      return { columns, all: [...validatedLines(lines, outcomes), ...left] };
    } catch (error) {
      throw asInputError(error);
    }
  }

  #describe(
    input: RelandingInput,
    { all }: { all: readonly ValidatedLine[] },
  ): RelandingPreview {
    return {
      dataset: input.dataset,
      how: howOf(input),
      ...summarizeLines(all),
    };
  }

  async #land(input: RelandingInput, lines: RelandedLines) {
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '');
    const name = `${input.dataset}-${howOf(input)}-${stamp}Z.csv`;
    try {
      return await landLines(
        this.#raw,
        this.#datasetOf(input.dataset),
        lines,
        name,
      );
    } catch (error) {
      throw asInputError(error);
    }
  }

  async #settle(
    trx: Knex,
    act: {
      input: RelandingInput;
      author: ExplainingAuthor;
      landed: FileImport;
      valid: readonly ValidatedLine[];
      at: Date;
    },
  ) {
    const { input, author, landed, valid, at } = act;
    const { import: number, file, counts } = landed;
    const relanding = {
      id: randomUUID(),
      dataset: input.dataset,
      how: howOf(input),
      import: number,
      file,
      landed: counts.landed,
      already: counts.already,
    };
    await new SettlementStore(trx).save(
      { ...relanding, at, by: author.actor, reason: author.reason },
      valid.map((line, index): NewSettlement => {
        const { import: from, row, file: came, problem } = line.record;
        const { period } = line.outcome as { period: string };
        return { import: from, row, file: came, problem, becameRow: index + 1, period };
      }),
    ); // prettier-ignore
    const { id, ...after } = relanding;
    await finopsAudit(trx).append([
      {
        ...author,
        kind: 'quarantine',
        entityId: id,
        op: 'reland',
        before: null,
        after,
      },
    ]);
  }
}
