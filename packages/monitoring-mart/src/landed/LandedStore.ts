import { Knex } from 'knex';

/** A row of a landed table, and the raw record that it comes from. */
export interface LandedRow {
  raw: { import: number; row: number };
}

/** Which version of each raw period the mart holds, and the rows derived from it. */
export abstract class LandedStore<Row extends LandedRow> {
  protected readonly db: Knex;
  protected readonly dataset: string;

  constructor(db: Knex, dataset: string) {
    this.db = db;
    this.dataset = dataset;
  }

  /** The version that is held of each period. */
  async versions(): Promise<Map<string, number>> {
    const rows: { period: string; version: number }[] = await this.db(
      'landed_period',
    )
      .where({ dataset: this.dataset })
      .select('period', 'version');
    return new Map(rows.map(({ period, version }) => [period, version]));
  }

  /** Lets one process at a time write, until the transaction ends. */
  async lock() {
    await this.db.raw(
      `select pg_advisory_xact_lock(hashtext('landed'), hashtext(?))`,
      [this.dataset],
    );
  }

  /** Forgets the rows of a period before they are read again in this version. */
  async replacePeriod(period: string, version: number) {
    await this.removeRows(period);
    await this.db('landed_period')
      .insert({ dataset: this.dataset, period, version })
      .onConflict(['dataset', 'period'])
      .merge(['version']);
  }

  /** Versions of the content, by key: those of the keys that are named, else all. */
  async digests(keys?: readonly string[]): Promise<Map<string, string>> {
    const rows: { key: string; digest: string }[] = await this.db(
      'landed_digest',
    )
      .where({ dataset: this.dataset })
      .modify(query => {
        if (keys) query.whereRaw('key = any(?)', [[...keys]]);
      })
      .select('key', 'digest');
    return new Map(rows.map(({ key, digest }) => [key, digest]));
  }

  protected abstract removeRows(period: string): Promise<void>;
  abstract add(period: string, rows: readonly Row[]): Promise<void>;
  /** Brings the digests up to date after rows were replaced. */
  abstract updateDigests(): Promise<void>;
}
