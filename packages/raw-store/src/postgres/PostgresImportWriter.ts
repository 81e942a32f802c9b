import { Knex } from 'knex';
import { UnstoredRecord, StoredRecordKey } from '../importing/RecordMatcher';
import {
  FileOutcome,
  ImportWriter,
  StoredRecord,
} from '../importing/ImportWriter';
import { RowSet } from '../importing/RowSet';
import { NewRecord, RejectedRecord } from '../RawStore';
import { copyBinary, CopyField } from './copyBinary';

/** An array literal of hex ids. */
const byteaArray = (ids: string[]) =>
  `{${ids.map(id => `"\\\\x${id}"`).join(',')}}`;

/** Writes one delivery in one transaction, so that a killed one leaves nothing. */
export class PostgresImportWriter implements ImportWriter {
  readonly #trx: Knex.Transaction;
  readonly #dataset: string;

  constructor(trx: Knex.Transaction, dataset: string) {
    this.#trx = trx;
    this.#dataset = dataset;
  }

  async storedRecords(ids: string[]) {
    const { rows } = await this.#trx.raw<{ rows: StoredRecord[] }>(
      `select encode(id, 'hex') as id, rank, import, file_row as "row",
         period, superseded_by is null as live
       from raw_record where dataset = ? and id = any(?::bytea[])`,
      [this.#dataset, byteaArray(ids)],
    );
    return rows;
  }

  async storedRejects(ids: string[]) {
    const { rows } = await this.#trx.raw<{ rows: StoredRecordKey[] }>(
      `select encode(id, 'hex') as id, rank, import, file_row as "row"
       from raw_quarantine where dataset = ? and id = any(?::bytea[])`,
      [this.#dataset, byteaArray(ids)],
    );
    return rows;
  }

  async insertRecords(
    importNumber: number,
    records: UnstoredRecord<NewRecord>[],
  ) {
    await this.#copy(
      'raw_record',
      importNumber,
      ['period', 'replace_key'],
      records,
      ({ period, replaceKey }) => [period, replaceKey],
    );
  }

  async insertRejects(
    importNumber: number,
    records: UnstoredRecord<RejectedRecord>[],
  ) {
    await this.#copy(
      'raw_quarantine',
      importNumber,
      ['problem', 'value'],
      records,
      ({ problem, value }) => [problem, value],
    );
  }

  async revive(_import: number, records: StoredRecord[]) {
    await this.#trx.raw(
      `update raw_record as r set superseded_by = null
       from unnest(?::bytea[], ?::integer[]) as known (id, rank)
       where r.dataset = ? and r.id = known.id and r.rank = known.rank`,
      [
        byteaArray(records.map(({ id }) => id)),
        records.map(({ rank }) => rank),
        this.#dataset,
      ],
    );
  }

  /** Import by import, as which of its rows were met is one string of bits. */
  async supersede(
    by: number,
    { period, replaceKeys }: { period: string; replaceKeys: string[] },
    matchedRowsOf: (importNumber: number) => RowSet,
  ) {
    const dataset = this.#dataset;
    const earlier: number[] = await this.#trx('raw_change')
      .where({ dataset, period })
      .andWhere('landed', '>', 0)
      .orderBy('import')
      .pluck('import');
    let superseded = 0;
    for (const importNumber of earlier) {
      const { rowCount } = await this.#trx.raw(
        `update raw_record set superseded_by = :by
         where dataset = :dataset and period = :period
           and import = :importNumber and superseded_by is null
           and replace_key = any(:replaceKeys)
           and case when file_row < octet_length(:met::bytea) * 8
             then get_bit(:met::bytea, file_row) = 0 else true end`,
        {
          by,
          dataset,
          period,
          importNumber,
          replaceKeys,
          met: matchedRowsOf(importNumber).toBytes(),
        },
      );
      superseded += rowCount;
    }
    return superseded;
  }

  async complete(files: readonly FileOutcome[]) {
    for (const { import: number, columns, counts, changes } of files) {
      const at = { dataset: this.#dataset, import: number };
      if (changes.length > 0) {
        await this.#trx('raw_change').insert(
          changes.map(change => ({ ...at, ...change })),
        );
      }
      await this.#trx('raw_import')
        .where(at)
        .update({ ...counts, columns: columns && [...columns] });
    }
    await this.#trx.commit();
  }

  async undo() {
    // Where the connection is gone, PostgreSQL has rolled back by itself.
    await this.#trx.rollback().catch(() => {});
  }

  async #copy<T extends { row: number; document: string }>(
    table: string,
    importNumber: number,
    columns: string[],
    records: UnstoredRecord<T>[],
    fieldsOf: (record: T) => CopyField[],
  ) {
    await copyBinary(
      await this.#trx.client.acquireConnection(),
      table,
      ['dataset', 'id', 'rank', 'import', 'file_row', ...columns, 'doc'],
      records.map(({ id, rank, record }) => [
        this.#dataset,
        { hex: id },
        rank,
        importNumber,
        record.row,
        ...fieldsOf(record),
        record.document,
      ]),
    );
  }
}
