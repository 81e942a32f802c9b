import { MAX_KEY_LENGTH } from '@rosetta/contracts/finops';
import { hashExpression, tagsExpression } from '../charges/filterExpressions';

/** What the mart needs of a run. */
export interface MartRun {
  id: string;
  period: string;
}

export interface RunTable {
  parent: string;
  primaryKey: string;
  indexes: Record<string, string>;
  /** How an index is kept, where not as a B-tree. */
  methods?: Record<string, string>;
  /** Which rows an index holds, where not all. */
  conditions?: Record<string, string>;
}

/** What nobody owns has a place in the order of applications too. */
const OWNER = `(coalesce(application_id, ''))`;
/** Accounts have names of any length; an index does not. */
const ACCOUNT = `(left(billing_account, ${MAX_KEY_LENGTH}))`;

/**
 * The tables of each run, with the keys and indexes of their parents: equal ones that exist
 * before attaching are reused instead of built under the lock.
 */
export const RUN_TABLES = [
  {
    parent: 'charge',
    primaryKey: 'period, run_id, raw_line',
    indexes: {
      // Orders of lines; amounts of the other measures are sorted at query time.
      application: `${OWNER}, raw_line`,
      amount: 'effective, raw_line',
      from: 'charge_from, raw_line',
      account: `${ACCOUNT}, raw_line`,
      product: 'product, raw_line',
      pool: 'pool_id, line_hash, line_rank',
      unallocated: 'raw_line',
      // Filters of charges.
      tags: `${tagsExpression('tags')} jsonb_path_ops`,
      resource: `(${hashExpression('resource')})`,
      sub_account: `(${hashExpression('sub_account')})`,
    },
    methods: { tags: 'gin' },
    conditions: {
      pool: 'pool_id is not null',
      unallocated: "kind = 'unallocated'",
    },
  },
  {
    parent: 'cost_pool',
    primaryKey: 'period, run_id, pool_id',
    indexes: {},
  },
  {
    parent: 'cost_pool_weight',
    primaryKey: 'period, run_id, weight_set, application_id',
    indexes: {},
  },
  {
    parent: 'cost_pool_share',
    primaryKey: 'period, run_id, pool_id, application_id',
    indexes: {
      application: `${OWNER}, pool_id`,
      amount: `effective, pool_id, ${OWNER}`,
    },
  },
  {
    parent: 'consumption',
    primaryKey: 'period, run_id, raw_line',
    indexes: { metric: 'metric, product, application_id' },
  },
  {
    parent: 'cost_summary',
    primaryKey: 'period, run_id, summary_no',
    indexes: {},
  },
] as const satisfies readonly RunTable[];

export type RunTableName = (typeof RUN_TABLES)[number]['parent'];

/** The run's own table, e.g. `charge_0f3c…`. */
export const runTable = (parent: string, runId: string) =>
  `${parent}_${runId.replaceAll('-', '')}`;

/** The id that follows: the open end of a partition that holds one run. */
export const nextRunId = (runId: string) => {
  const next = BigInt(`0x${runId.replaceAll('-', '')}`) + 1n;
  return next
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
