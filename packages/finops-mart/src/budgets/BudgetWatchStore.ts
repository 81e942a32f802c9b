import { Knex } from 'knex';

/** What budgets were last compared with: the table `budget_watch`. */
export class BudgetWatchStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** Locks it until the transaction ends; nothing where another one has it. */
  async lock(): Promise<{ seen: string } | undefined> {
    return this.#trx('budget_watch').select('seen').forUpdate().skipLocked().first(); // prettier-ignore
  }

  async setSeen(seen: string): Promise<void> {
    await this.#trx('budget_watch').update({ seen });
  }
}
