import { RouteRequest } from '@rosetta/contracts';
import { CostLine, listCostLines } from '@rosetta/contracts/finops';
import {
  CostLineRow,
  LabelReadModel,
  LineKey,
  LineReadModel,
  PublishedRun,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { LineNames, toLine } from './toLine';

export type LineQuery = RouteRequest<typeof listCostLines>['query'];

interface ReadLine {
  line: CostLine;
  at: LineKey;
}

const toLineKey = (row: CostLineRow): LineKey => ({
  value: row.sort_value,
  rawLine: row.raw_line,
  pool: row.is_charge ? '' : row.pool_id!,
  application: row.application_id ?? '',
});

/** Reads the lines behind a figure, of all its months, in the order of the query. */
export class CostLineReader {
  readonly #lines: LineReadModel;
  readonly #labels: LabelReadModel;
  readonly #published: PublishedRunReadModel;

  constructor(db: Knex) {
    this.#lines = new LineReadModel(db);
    this.#labels = new LabelReadModel(db);
    this.#published = new PublishedRunReadModel(db);
  }

  /** Reads all lines in batches; a slow consumer holds at most one batch in memory. */
  async *read(
    query: LineQuery,
    runs: readonly PublishedRun[],
    batch: number,
    start?: LineKey,
  ): AsyncGenerator<ReadLine[]> {
    const names = await this.#names(runs);
    const { measure, sort, order } = query;
    const page = { runs, measure, sort, order, filters: query, limit: batch };
    let after = start;
    for (;;) {
      const rows = await this.#lines.page({ ...page, after });
      // Checked before they are sent: lines that were removed meanwhile look like none.
      await this.#published.assertRetained(runs);
      if (rows.length > 0) {
        after = toLineKey(rows.at(-1)!);
        yield rows.map(row => ({
          line: toLine(row, names),
          at: toLineKey(row),
        }));
      }
      if (rows.length < batch) return;
    }
  }

  async #names(runs: readonly PublishedRun[]): Promise<LineNames> {
    const runIds = runs.map(run => run.runId);
    return {
      products: await this.#labels.names('product', runIds),
      files: await this.#labels.names('raw_file', runIds),
    };
  }
}
