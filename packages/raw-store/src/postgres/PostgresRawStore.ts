import { assertMigrated, migrate } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { ImportSession } from '../importing/ImportSession';
import { DEFAULT_LIMITS, ImportLimits } from '../limits';
import { QuarantinePage } from '../reading/paging';
import { prefetchPages } from '../reading/prefetched';
import { assertUnchanged } from '../reading/slices';
import {
  QuarantineFilter,
  RawAddress,
  RawImport,
  RawImportOptions,
  RawRecord,
  RawSlice,
  RawStore,
} from '../RawStore';
import { DatasetReadModel } from './DatasetReadModel';
import { migrations } from './migrations';
import { PostgresImportWriter } from './PostgresImportWriter';
import { RawReadModel } from './RawReadModel';

/** Records per round trip: a megabyte or so of documents. */
const READ_RECORDS = 1_000;

/** A number for each file of a delivery, in their order. */
const insertImports = async (
  trx: Knex.Transaction,
  {
    files,
    ...delivery
  }: { dataset: string; files: readonly string[]; replace: boolean },
) => {
  const rows: { import: number; at: Date }[] = [];
  for (const file of files) {
    const [row] = await trx('raw_import')
      .insert({ ...delivery, file, delivery: rows[0]?.import ?? null })
      .returning(['import', 'at']);
    rows.push(row);
  }
  return {
    at: rows[0].at.toISOString(),
    files: files.map((file, index) => ({ import: rows[index].import, file })),
  };
};

/** The landing zone in PostgreSQL: the embedded store, or a server's own database. */
export class PostgresRawStore implements RawStore {
  readonly limits: ImportLimits;
  readonly #db: Knex;
  readonly #reads: RawReadModel;

  constructor(db: Knex, limits = DEFAULT_LIMITS) {
    this.limits = limits;
    this.#db = db;
    this.#reads = new RawReadModel(db);
  }

  migrate() {
    return migrate(this.#db, migrations);
  }

  async check() {
    await assertMigrated(this.#db, 'The raw store', [migrations]);
  }

  async begin(
    dataset: string,
    files: readonly string[],
    { replace = false }: RawImportOptions = {},
  ): Promise<RawImport> {
    const trx = await this.#db.transaction();
    try {
      // One at a time: what is there already is looked up, not left to the unique key.
      await trx.raw(
        `select pg_advisory_xact_lock(hashtext('raw-import'), hashtext(?))`,
        [dataset],
      );
      const begun = await insertImports(trx, { dataset, files, replace });
      return new ImportSession(
        { ...begun, replace },
        new PostgresImportWriter(trx, dataset),
      );
    } catch (error) {
      await trx.rollback();
      throw error;
    }
  }

  periods(dataset: string) {
    return this.#reads.periods(dataset);
  }

  versions(dataset: string, periods: readonly string[]) {
    return this.#reads.versions(dataset, periods);
  }

  slices(dataset: string, period: string, size: number) {
    return this.#reads.slices(dataset, period, size);
  }

  async *read(
    dataset: string,
    period: string,
    { from, to, version }: RawSlice,
  ): AsyncGenerator<RawRecord[]> {
    const files = await this.#reads.files(from.import, to.import);
    const start = { import: from.import, row: from.row - 1 };
    yield* prefetchPages(start, async after => {
      const range = { after, upTo: to };
      const found = await this.#reads.between(
        dataset,
        period,
        range,
        READ_RECORDS,
      );
      const items = found.map(record => ({
        ...record,
        file: files.get(record.import) ?? '',
      }));
      const full = items.length === READ_RECORDS;
      return { items, next: full ? items[READ_RECORDS - 1] : undefined };
    });
    const lastRewrite = await this.#reads.lastRewrite(dataset, period);
    assertUnchanged({ dataset, period, version }, lastRewrite);
  }

  list() {
    return new DatasetReadModel(this.#db).list();
  }

  quarantine(dataset: string, page?: QuarantinePage) {
    return this.#reads.quarantine(dataset, page);
  }

  quarantineGroups(dataset: string, filter?: QuarantineFilter) {
    return this.#reads.quarantineGroups(dataset, filter);
  }

  quarantinedAt(dataset: string, addresses: readonly RawAddress[]) {
    return this.#reads.quarantinedAt(dataset, addresses);
  }

  columnsOf(imports: readonly number[]) {
    return this.#reads.columnsOf(imports);
  }

  close() {
    return this.#db.destroy();
  }
}
