import { RouteRequest } from '@rosetta/contracts';
import { CostLine, listCostLines } from '@rosetta/contracts/finops';
import {
  CostLineRow,
  LabelReadModel,
  LineAddress,
  LineReadModel,
  PublishedRun,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { LineNames, toLine } from './toLine';

export type LineView = RouteRequest<typeof listCostLines>['query'];

/** Where reading begins: the first line of the first run, or after a line of one of them. */
export interface LineStart {
  period: string;
  after?: LineAddress;
}

interface ReadLine {
  line: CostLine;
  at: Required<LineStart>;
}

const stopOf = (row: CostLineRow): LineAddress => ({
  rawLine: row.raw_line,
  application: row.application_id ?? '',
});

/** The lines behind a figure, month by month, in the order of the file they came from. */
export class CostLines {
  readonly #lines: LineReadModel;
  readonly #labels: LabelReadModel;

  readonly #published: PublishedRunReadModel;

  constructor(db: Knex) {
    this.#lines = new LineReadModel(db);
    this.#labels = new LabelReadModel(db);
    this.#published = new PublishedRunReadModel(db);
  }

  /** All of them, in batches: a consumer that is slow or gone holds no more than one. */
  async *read(
    view: LineView,
    runs: readonly PublishedRun[],
    batch: number,
    start?: LineStart,
  ): AsyncGenerator<ReadLine[]> {
    const names = await this.#names(runs);
    const { measure } = view;
    for (const run of runs) {
      if (start && run.period < start.period) continue;
      let after = run.period === start?.period ? start.after : undefined;
      for (;;) {
        const query = { run, measure, filters: view, after, limit: batch };
        const rows = await this.#lines.page(query);
        if (rows.length > 0) {
          after = stopOf(rows.at(-1)!);
          yield rows.map(row => ({
            line: toLine(row, run, names),
            at: { period: run.period, after: stopOf(row) },
          }));
        }
        if (rows.length < batch) break;
      }
      await this.#published.assertKept([run]);
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
