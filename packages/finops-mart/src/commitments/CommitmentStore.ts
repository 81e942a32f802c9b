import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';

const SUM = `
  insert into cost_commitment (run_id, provider, product, currency, commitment,
    status, type, category, unit, effective, list, lines_without_list, quantity)
  select :run::uuid, provider, product, currency, coalesce(commitment_discount_id, ''),
    case when commitment_discount_id is null then '' else coalesce(commitment_discount_status, 'Used') end,
    coalesce(commitment_discount_type, ''), coalesce(commitment_discount_category, ''),
    coalesce(commitment_discount_unit, ''),
    sum(effective), coalesce(sum(list), 0), count(*) filter (where list is null),
    coalesce(sum(commitment_discount_quantity), 0)
  from :charge: where charge_category = 'Usage'
  group by 2, 3, 4, 5, 6, 7, 8, 9`;

/** Writes what commitments did. */
export class CommitmentStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** Sums the use in a run's bill by product and commitment. */
  async summarise({ id }: MartRun): Promise<void> {
    await this.#trx.raw(SUM, { run: id, charge: runTable('charge', id) });
  }
}
