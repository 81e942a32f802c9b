import { Knex } from 'knex';

interface RecordAddress {
  import: number;
  row: number;
}

export interface SettlementFilter {
  file?: string;
  problem?: string;
}

/** What became of a refused record. */
export interface SettlementRow extends RecordAddress {
  at: Date;
  by: string;
  reason: string;
  how: 'mended' | 'retried';
  became_import: number;
  became_file: string;
  became_row: number;
  period: string;
}

export interface SettledGroup {
  problem: string;
  file: string;
  records: number;
}

export interface SettlementPageQuery extends SettlementFilter {
  after?: RecordAddress;
  limit: number;
}

/** Which refused records have landed again, when and by whom. */
export class SettlementReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** In the order of the quarantine: the newest import's first. */
  async page(
    dataset: string,
    { after, limit, ...filter }: SettlementPageQuery,
  ): Promise<SettlementRow[]> {
    return this.#settled(dataset, filter)
      .modify(query => {
        if (after)
          query.whereRaw('(-s.import, s.file_row) > (?, ?)', [
            -after.import,
            after.row,
          ]);
      })
      .orderBy([{ column: 's.import', order: 'desc' }, 's.file_row'])
      .limit(limit);
  }

  /** Of these records, those that have landed again. */
  async at(
    dataset: string,
    addresses: readonly RecordAddress[],
  ): Promise<SettlementRow[]> {
    return this.#settled(dataset, {}).whereRaw(
      '(s.import, s.file_row) in (select * from unnest(?::integer[], ?::integer[]))',
      [
        addresses.map(address => address.import),
        addresses.map(({ row }) => row),
      ],
    );
  }

  async groups(
    dataset: string,
    filter: SettlementFilter,
  ): Promise<SettledGroup[]> {
    return this.#filtered(dataset, filter)
      .select('s.problem', 's.file')
      .select(this.#db.raw('count(*)::integer as records'))
      .groupBy('s.problem', 's.file');
  }

  #settled(dataset: string, filter: SettlementFilter): Knex.QueryBuilder {
    return this.#filtered(dataset, filter)
      .join('quarantine_relanding as l', 'l.relanding_id', 's.relanding_id')
      .select('s.import', 's.became_row', 's.period')
      .select('l.at', 'l.by', 'l.reason', 'l.how')
      .select({
        row: 's.file_row',
        became_import: 'l.import',
        became_file: 'l.file',
      });
  }

  #filtered(dataset: string, { file, problem }: SettlementFilter) {
    return this.#db('quarantine_settlement as s')
      .where('s.dataset', dataset)
      .modify(query => {
        if (file !== undefined) query.where('s.file', file);
        if (problem !== undefined) query.where('s.problem', problem);
      });
  }
}
