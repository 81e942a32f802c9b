import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';

/** In the currency of the bill, as invoices are. */
const SUM = `
  insert into cost_invoice (run_id, invoice, issuer, currency, billed, lines)
  select :run, coalesce(invoice_id, ''), coalesce(invoice_issuer, ''),
    coalesce(original_currency, currency), sum(coalesce(original_billed, billed)), count(*)
  from :charge: group by 2, 3, 4`;

/** Writes what bills say of invoices. */
export class InvoiceStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** Sums the run's charges by invoice. */
  async summarise({ id }: MartRun): Promise<void> {
    await this.#trx.raw(SUM, { run: id, charge: runTable('charge', id) });
  }
}
