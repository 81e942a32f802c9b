import { CostFilters } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { applyCostFilters, RunRef } from '../costs/costFilters';
import {
  CHARGE_ROW,
  FocusRow,
  RESTATED_ROW,
  SHARE_ROW,
  SUMMABLE,
  Summable,
} from './focusColumns';
import { restatedRows } from '../restatements/restatedRows';
import { POOL_DECIMALS, POOL_PARTS } from './focusPartsSql';

export interface FocusExportQuery {
  run: RunRef;
  filters: Pick<CostFilters, 'application' | 'group'>;
  /** Rows per query: what is held in memory. */
  batch: number;
}

interface BornePool {
  pool_id: string;
  applications: string[];
}

type Totals = Record<Summable, string>;

/** Decimals of the quantum in which each is split. */
type Decimals = Record<Summable, number>;

type PartRow = FocusRow & {
  line_hash: string;
  line_rank: number;
  /** The totals of the pool up to this charge. */
  running: Totals;
};

const NOTHING = Object.fromEntries(
  SUMMABLE.map(column => [column, '0']),
) as Totals;

const isOf = ({ period, runId }: RunRef, table: string) => ({
  [`${table}.period`]: period,
  [`${table}.run_id`]: runId,
});

/** The costs of a run as rows of a FOCUS file, read in batches by key: no query stays open between two. */
export class FocusExportReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Direct and unallocated charges, in the order of files and rows. */
  async *charges({ run, filters, batch }: FocusExportQuery) {
    let after: string | null = null;
    for (;;) {
      const last: string | null = after;
      const rows: FocusRow[] = await this.#db('charge as c')
        .select(this.#db.raw(CHARGE_ROW))
        .joinRaw(
          'left join cost_rate x on x.run_id = c.run_id and x.currency = c.original_currency',
        )
        .where(isOf(run, 'c'))
        .whereNot('c.kind', 'indirect')
        .modify(applyCostFilters, this.#db, filters, 'c')
        .modify(query => {
          if (last !== null) query.where('c.raw_line', '>', last);
        })
        .orderBy('c.raw_line')
        .limit(batch);
      if (rows.length > 0) yield rows;
      if (rows.length < batch) return;
      after = rows.at(-1)!.raw_line;
    }
  }

  /** What each application bears of each pool. */
  async *shares({ run, filters, batch }: FocusExportQuery) {
    let after: FocusRow | undefined;
    for (;;) {
      const last: FocusRow | undefined = after;
      const rows: FocusRow[] = await this.#shares(run, filters)
        .select(this.#db.raw(SHARE_ROW))
        .modify(query => {
          if (last)
            query.whereRaw(`(s.pool_id, s.application_id) > (?, ?)`, [
              last.pool_id,
              last.application_id ?? '',
            ]);
        })
        .orderBy(['s.pool_id', 's.application_id'])
        .limit(batch);
      if (rows.length > 0) yield rows;
      if (rows.length < batch) return;
      after = rows.at(-1);
    }
  }

  /** What was booked of closed months: a part of the figures of this one. */
  async *restated({ run, filters, batch }: FocusExportQuery) {
    const booked = restatedRows(this.#db, [run]);
    let after: string | null = null;
    while (booked) {
      const last: string | null = after;
      const rows: (FocusRow & { restatement_id: string })[] = await this.#db
        .from(booked.clone().as('r'))
        .select('r.restatement_id', this.#db.raw(RESTATED_ROW))
        .modify(applyCostFilters, this.#db, filters, 'r')
        .modify(query => {
          if (last !== null) query.where('r.restatement_id', '>', last);
        })
        .orderBy('r.restatement_id')
        .limit(batch);
      if (rows.length > 0) yield rows;
      if (rows.length < batch) return;
      after = rows.at(-1)!.restatement_id;
    }
  }

  /** What each application bears of each charge of each pool. */
  async *parts(query: FocusExportQuery) {
    for await (const pools of this.#pools(query)) {
      const decimals = await this.#decimals(pools, query.run);
      for (const pool of pools)
        yield* this.#partsOf(pool, decimals.get(pool.pool_id), query);
    }
  }

  async *#partsOf(
    { pool_id: pool, applications }: BornePool,
    decimals: Decimals | undefined,
    { run: { period, runId: run }, batch }: FocusExportQuery,
  ): AsyncGenerator<FocusRow[]> {
    // As many charges as make a batch of rows together.
    const limit = Math.max(1, Math.floor(batch / applications.length));
    let last: PartRow | undefined;
    for (;;) {
      const { rows }: { rows: PartRow[] } = await this.#db.raw(POOL_PARTS, {
        ...{ period, run, pool, applications, limit },
        decimals: JSON.stringify(decimals ?? {}),
        before: JSON.stringify(last?.running ?? NOTHING),
        hash: last?.line_hash ?? null,
        rank: last?.line_rank ?? null,
      });
      if (rows.length > 0) yield rows;
      if (rows.length < limit * applications.length) return;
      last = rows.at(-1);
    }
  }

  async #decimals(
    pools: readonly BornePool[],
    { period, runId: run }: RunRef,
  ): Promise<Map<string, Decimals>> {
    const { rows }: { rows: (Decimals & { pool_id: string })[] } =
      await this.#db.raw(POOL_DECIMALS, {
        ...{ period, run },
        pools: pools.map(pool => pool.pool_id),
      });
    return new Map(
      rows.map(({ pool_id: pool, ...decimals }) => [pool, decimals]),
    );
  }

  /** The pools that applications of the filters bear, and which of these bear each. */
  async *#pools({ run, filters, batch }: FocusExportQuery) {
    let after: string | undefined;
    for (;;) {
      const last: string | undefined = after;
      const pools: BornePool[] = await this.#shares(run, filters)
        .select('s.pool_id', {
          applications: this.#db.raw('array_agg(s.application_id)'),
        })
        .modify(query => {
          if (last) query.where('s.pool_id', '>', last);
        })
        .groupBy('s.pool_id')
        .orderBy('s.pool_id')
        .limit(batch);
      if (pools.length > 0) yield pools;
      if (pools.length < batch) return;
      after = pools.at(-1)!.pool_id;
    }
  }

  #shares(run: RunRef, filters: FocusExportQuery['filters']) {
    return this.#db('cost_pool_share as s')
      .joinRaw(
        'join cost_pool p on p.period = s.period and p.run_id = s.run_id and p.pool_id = s.pool_id',
      )
      .where(isOf(run, 's'))
      .modify(applyCostFilters, this.#db, filters, 'p', 's');
  }
}
