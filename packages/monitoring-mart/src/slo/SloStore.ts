import { SloVersion } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';

/** What an objective says, apart from when and by whom it was said. */
type SloDefinition = Omit<
  SloVersion,
  'version' | 'retired' | 'validFrom' | 'createdAt' | 'createdBy' | 'reason'
>;

/** A version of an objective. */
export type StoredSlo = SloVersion & { id: string };

/** An objective as it is at some time. */
export type SloAt = Pick<
  StoredSlo,
  'id' | 'version' | 'retired' | 'validFrom'
> &
  SloDefinition;

interface VersionRow {
  slo_id: string;
  version: number;
  valid_from: Date;
  definition: SloDefinition;
  retired: boolean;
  created_at: Date;
  created_by: string;
  reason: string | null;
}

const toSlo = (row: VersionRow): StoredSlo => ({
  id: row.slo_id,
  version: row.version,
  ...row.definition,
  retired: row.retired,
  validFrom: row.valid_from.toISOString(),
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  reason: row.reason,
});

/** Versions of service level objectives: the table `slo_version`. */
export class SloStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Lets one change of an objective happen at a time, until the transaction ends. */
  async lock(id: string) {
    await this.#db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `slo ${id}`,
    ]);
  }

  /** Adds a version; none is ever changed. */
  async add(
    id: string,
    { version, retired, validFrom, createdBy, reason, ...definition }: Omit<SloVersion, 'createdAt'>, // prettier-ignore
  ) {
    await this.#db('slo_version').insert({
      slo_id: id,
      version,
      valid_from: validFrom,
      application_id: definition.application,
      definition: JSON.stringify(definition),
      retired,
      created_by: createdBy,
      reason,
    });
  }

  /** All versions of an objective, newest first. */
  async versions(id: string): Promise<StoredSlo[]> {
    const rows = await this.#versions()
      .where('slo_id', id)
      .orderBy('version', 'desc');
    return rows.map(toSlo);
  }

  /** All versions of some objectives, or of all, from the oldest. */
  async all(ids?: readonly string[]): Promise<StoredSlo[]> {
    const rows = await this.#versions()
      .modify(query => {
        if (ids) query.whereIn('slo_id', [...ids]);
      })
      .orderBy(['slo_id', 'version']);
    return rows.map(toSlo);
  }

  /** Counts versions: another number is another state. */
  async revision(): Promise<number> {
    const row = await this.#db('slo_version').first({
      revision: this.#db.raw('count(*)::int'),
    });
    return row.revision;
  }

  #versions(): Knex.QueryBuilder<VersionRow, VersionRow[]> {
    return this.#db('slo_version').select(
      'slo_id',
      'version',
      'valid_from',
      'definition',
      'retired',
      'created_at',
      'created_by',
      'reason',
    );
  }
}
