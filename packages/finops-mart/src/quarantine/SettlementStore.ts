import { Knex } from 'knex';

/** Where the raw store has a refused record. */
interface RecordAddress {
  import: number;
  row: number;
}

export interface NewRelanding {
  id: string;
  dataset: string;
  at: Date;
  by: string;
  reason: string;
  how: 'mended' | 'retried';
  /** As what the records landed. */
  import: number;
  file: string;
  landed: number;
  already: number;
}

export interface NewSettlement extends RecordAddress {
  file: string;
  problem: string;
  becameRow: number;
  period: string;
}

/** Records that refused records have landed again. */
export class SettlementStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** Lets others land refused records of the dataset once the transaction has ended. */
  async lock(dataset: string): Promise<void> {
    await this.#trx.raw('select pg_advisory_xact_lock(hashtext(?))', [
      `quarantine ${dataset}`,
    ]);
  }

  async save(
    { id, ...relanding }: NewRelanding,
    settled: readonly NewSettlement[],
  ): Promise<void> {
    await this.#trx('quarantine_relanding').insert({
      relanding_id: id,
      ...relanding,
    });
    await this.#trx.raw(
      `insert into quarantine_settlement
         (dataset, import, file_row, file, problem, relanding_id, became_row, period)
       select :dataset, import, "row", file, problem, :id, "becameRow", period
       from jsonb_to_recordset(cast(:settled as jsonb)) as t
         (import integer, "row" integer, file text, problem text, "becameRow" integer, period text)
       on conflict do nothing`,
      { id, dataset: relanding.dataset, settled: JSON.stringify(settled) },
    );
  }
}
