import { Knex } from 'knex';
import { copyIn, escapeCopyValue } from '../charges/copyText';
import { formatRawLine, RawAddress } from '../charges/rawLine';
import { MartRun, runTable } from '../runs/runTables';

/** How much of a product an application consumed, in the unit of the metric. */
export interface ConsumptionFact extends RawAddress {
  application: string;
  /** Key of the product; `none` where the metric is of no product in particular. */
  product: string;
  metric: string;
  unit: string;
  quantity: string;
}

const COLUMNS =
  'period, run_id, raw_line, application_id, product, metric, unit, quantity';

async function* toCopyText(
  run: MartRun,
  batches: AsyncIterable<readonly ConsumptionFact[]>,
) {
  const start = `${run.period}\t${run.id}\t`;
  for await (const facts of batches) {
    let text = '';
    for (const fact of facts)
      text += `${start}${formatRawLine(fact)}\t${fact.application}\t${
        fact.product
      }\t${escapeCopyValue(fact.metric)}\t${escapeCopyValue(fact.unit)}\t${
        fact.quantity
      }\n`;
    yield text;
  }
}

/** What a run knows of consumption. */
export class ConsumptionStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Copies batches of facts into the run's own table; returns their number. */
  async copyIn(
    run: MartRun,
    batches: AsyncIterable<readonly ConsumptionFact[]>,
  ): Promise<number> {
    const statement = `copy ${runTable(
      'consumption',
      run.id,
    )} (${COLUMNS}) from stdin`;
    return copyIn(this.#trx, statement, toCopyText(run, batches));
  }

  /** A metric of the run that has more than one unit, if any. */
  async metricInSeveralUnits(
    run: MartRun,
  ): Promise<{ metric: string; units: string[] } | undefined> {
    const { rows } = await this.#trx.raw(
      `select metric, array_agg(distinct unit) as units
       from ?? group by metric having count(distinct unit) > 1
       order by metric limit 1`,
      [runTable('consumption', run.id)],
    );
    return rows[0];
  }
}
