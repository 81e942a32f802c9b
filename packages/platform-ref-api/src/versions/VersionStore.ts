import { Knex } from 'knex';

/** A state of the whole référentiel. */
export interface Version {
  /** How many change requests have been applied. */
  version: number;
  /** When the last of them was applied. */
  knownAt: string;
}

export class VersionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The last version, or the one that was the last at an instant. */
  async at(instant?: string): Promise<Version> {
    const row: { version: number; known_at: Date } | undefined = await this.#db(
      'ref_version as v',
    )
      .modify(q => instant && q.where('v.known_at', '<=', instant))
      .orderBy('v.version', 'desc')
      .first('v.version', 'v.known_at');
    return {
      version: row?.version ?? 0,
      knownAt: instant ?? row!.known_at.toISOString(),
    };
  }

  /** Prevents others from applying requests until the transaction ends. Readers are not blocked. */
  async lock(): Promise<void> {
    await this.#db.raw('lock table ref_version in share row exclusive mode');
  }

  /** Creates the next version, always at a later instant than the one before. */
  async next(changeRequest: string): Promise<Version> {
    const { rows } = await this.#db.raw(
      `insert into ref_version (version, known_at, change_request)
       select max(v.version) + 1,
         greatest(date_trunc('milliseconds', clock_timestamp()),
           max(v.known_at) + interval '1 millisecond'),
         (select c.number from change_request c where c.id = ?)
       from ref_version v
       returning version, known_at`,
      [changeRequest],
    );
    const [{ version, known_at: knownAt }] = rows;
    return { version, knownAt: knownAt.toISOString() };
  }
}
