import { CostLine, listCostLines, RouteRequest } from '@rosetta/contracts';
import {
  CostLineRow,
  LabelReadModel,
  LineAddress,
  LineReadModel,
  PublishedRun,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';

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

interface Names {
  products: Map<string, string>;
  files: Map<string, string>;
}

/** The dataset that bills come from. */
const DATASET = 'focus';

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
          after = addressOf(rows.at(-1)!);
          yield rows.map(row => ({
            line: toLine(row, run, names),
            at: { period: run.period, after: addressOf(row) },
          }));
        }
        if (rows.length < batch) break;
      }
      await this.#published.assertKept([run]);
    }
  }

  async #names(runs: readonly PublishedRun[]): Promise<Names> {
    const runIds = runs.map(run => run.runId);
    return {
      products: await this.#labels.names('product', runIds),
      files: await this.#labels.names('raw_file', runIds),
    };
  }
}

const addressOf = (row: CostLineRow): LineAddress => ({
  rawImport: row.raw_import,
  rawRow: row.raw_row,
  application: row.application_id ?? '',
});

const toLine = (
  row: CostLineRow,
  run: PublishedRun,
  names: Names,
): CostLine => ({
  lineId: [
    run.runId,
    row.raw_import,
    row.raw_row,
    row.rule_id && row.application_id,
  ]
    .filter(part => part !== null)
    .join(':'),
  runId: run.runId,
  period: run.period,
  chargePeriod: {
    from: row.charge_from.toISOString(),
    to: row.charge_to.toISOString(),
  },
  application: row.application_id,
  kind: row.kind,
  amount: row.amount,
  charge: toCharge(row, names),
  ...(row.rule_id && { rule: toRule(row) }),
  raw: {
    dataset: DATASET,
    file: names.files.get(String(row.raw_import)) ?? '',
    row: row.raw_row,
  },
});

const toCharge = (row: CostLineRow, { products }: Names) => ({
  amount: row.charge_amount,
  currency: row.currency,
  provider: row.provider,
  account: row.billing_account,
  ...(row.resource !== null && { resource: row.resource }),
  product: products.get(row.product) ?? row.product,
  category: row.charge_category,
  tags: row.tags ?? {},
});

/** What a share carries; a line without a rule has none of it. */
const toRule = (row: CostLineRow) => ({
  id: row.rule_id!,
  version: row.rule_version!,
  method: row.method!,
  weight: row.weight!,
  totalWeight: row.total_weight!,
  ratio: row.ratio!,
});
