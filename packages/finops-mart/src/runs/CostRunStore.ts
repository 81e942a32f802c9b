import { Knex } from 'knex';
import { ddl } from './ddl';
import {
  MartRun,
  nextRunId,
  RUN_TABLES,
  RunTable,
  runTable,
  RunTableName,
} from './runTables';

/** The tables of one run: created and filled apart, then attached as partitions that readers query. */
export class CostRunStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Creates the empty tables of the run. Those of an earlier attempt are dropped: it published nothing.
   * @param knownAt - the instant at which all of the run reads the référentiel
   */
  async createTables(run: MartRun, knownAt: string) {
    await this.#db('cost_run').where('run_id', run.id).delete();
    await this.#db('cost_run').insert({
      run_id: run.id,
      period: run.period,
      known_at: knownAt,
    });
    for (const { parent } of RUN_TABLES) {
      const names = { own: runTable(parent, run.id), parent };
      await ddl(this.#db, 'drop table if exists :own:', names);
      await ddl(
        this.#db,
        `create table :own: (
           like :parent: including defaults including constraints,
           check (period = :period and run_id = :run)
         )`,
        { ...names, period: run.period, run: run.id },
      );
    }
  }

  /** The instant at which all of the run reads the référentiel. */
  async knownAt({ id }: MartRun): Promise<string> {
    const row = await this.#db('cost_run')
      .where('run_id', id)
      .first('known_at');
    return row.known_at.toISOString();
  }

  /** Builds keys and indexes after loading, which is cheaper than row by row. */
  async index(run: MartRun, parent: RunTableName) {
    const own = runTable(parent, run.id);
    const { indexes, methods, conditions, primaryKey }: RunTable =
      RUN_TABLES.find(table => table.parent === parent)!;
    for (const [name, columns] of Object.entries(indexes)) {
      const condition = conditions?.[name];
      await ddl(
        this.#db,
        `create index :index: on :own: using ${
          methods?.[name] ?? 'btree'
        } (${columns})${condition ? ` where ${condition}` : ''}`,
        { index: `${own}_${name}`, own },
      );
    }
    await ddl(this.#db, `alter table :own: add primary key (${primaryKey})`, {
      own,
    });
    await ddl(this.#db, 'analyze :own:', { own });
  }

  /** Records what the run contains and attaches its partitions. Readers are not blocked. */
  async attach(
    run: MartRun,
    contents: { lines: number; currencies: string[] },
  ) {
    const { lines, currencies } = contents;
    await this.#db('cost_run')
      .where('run_id', run.id)
      .update({ lines, currencies });
    for (const { parent } of RUN_TABLES) {
      await ddl(
        this.#db,
        `alter table :parent: attach partition :own:
           for values from (:period, :run) to (:period, :next)`,
        {
          parent,
          own: runTable(parent, run.id),
          period: run.period,
          run: run.id,
          next: nextRunId(run.id),
        },
      );
    }
  }
}
