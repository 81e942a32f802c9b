import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';

/** A charge of more than a day is billed when it begins, and says nothing of the days in it. */
const COVER = `
  insert into cost_coverage (run_id, provider, last_day)
  select :run, provider, max((charge_from at time zone 'UTC')::date)
  from :charge: where charge_to - charge_from <= interval '1 day'
  group by provider`;

/** Up to which day a bill tells of each provider. */
export class CoverageStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async save({ id }: MartRun): Promise<void> {
    await this.#db.raw(COVER, { run: id, charge: runTable('charge', id) });
  }
}
