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

/** Where reading starts: at a run, or after one of its lines. */
export interface LineStart {
  period: string;
  after?: LineKey;
}

interface ReadLine {
  line: CostLine;
  at: Required<LineStart>;
}

const toLineKey = (row: CostLineRow): LineKey => ({
  rawLine: row.raw_line,
  application: row.application_id ?? '',
});

/** Reads the lines behind a figure, month by month, in the order of their files. */
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
    start?: LineStart,
  ): AsyncGenerator<ReadLine[]> {
    const names = await this.#names(runs);
    const { measure } = query;
    for (const run of runs) {
      if (start && run.period < start.period) continue;
      let after = run.period === start?.period ? start.after : undefined;
      for (;;) {
        const page = { run, measure, filters: query, after, limit: batch };
        const rows = await this.#lines.page(page);
        if (rows.length > 0) {
          after = toLineKey(rows.at(-1)!);
          yield rows.map(row => ({
            line: toLine(row, run, names),
            at: { period: run.period, after: toLineKey(row) },
          }));
        }
        if (rows.length < batch) break;
      }
      await this.#published.assertRetained([run]);
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
