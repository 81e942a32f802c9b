import {
  LineSort,
  MAX_KEY_LENGTH,
  Measure,
  SortOrder,
} from '@rosetta/contracts/finops';
import { ownerExpression } from '../costs/costFilters';
import { chargeMonth } from './lineColumns';

/** Where a line stands in its order; pages continue after it. */
export interface LineKey {
  /** What is sorted by, as PostgreSQL writes it: no digit is lost. */
  value: string;
  /** 0 in what is no charge. */
  rawLine: string;
  /** Of a share the pool, of a restated line the restatement; empty in a charge. */
  pool: string;
  application: string;
}

export interface LineOrder {
  sort: LineSort;
  order: SortOrder;
}

/** The alias of a table that carries amounts and owners: of charges, shares or restatements. */
export type AmountTable = 'c' | 's' | 'r';

/** What keys of each order are cast to: a cursor brings them as text. */
const KEY_TYPES: Record<LineSort, string> = {
  amount: 'numeric',
  chargePeriod: 'timestamptz',
  product: 'text collate "C"',
  account: 'text collate "C"',
  application: 'text collate "C"',
};

/** A line without the measure counts 0. */
const amountExpression = (table: AmountTable, measure: Measure) =>
  table === 'c' && (measure === 'list' || measure === 'contracted')
    ? `coalesce(c.${measure}, 0)`
    : `${table}.${measure}`;

const DIMENSION_TABLES = { c: 'c', s: 'p', r: 'r' } as const;

/** The expression that an index of charges holds together with the line: see `RUN_TABLES`. */
export const sortExpression = (
  sort: LineSort,
  measure: Measure,
  table: AmountTable,
): string => {
  const dimensions = DIMENSION_TABLES[table];
  switch (sort) {
    case 'amount':
      return amountExpression(table, measure);
    case 'chargePeriod':
      return table === 'c' ? 'c.charge_from' : `(${chargeMonth(dimensions)})`;
    case 'product':
      return `${dimensions}.product`;
    case 'account':
      return `left(${dimensions}.billing_account, ${MAX_KEY_LENGTH})`;
    default:
      return ownerExpression(table);
  }
};

interface Start {
  sql: string;
  bindings: string[];
}

const isBeyond = ({ order }: LineOrder) => (order === 'asc' ? '>' : '<');

const beyondValue = (
  [key]: readonly string[],
  order: LineOrder,
  { value }: LineKey,
  orEqual = '',
): Start => ({
  sql: `${key} ${isBeyond(order)}${orEqual} ?::${KEY_TYPES[order.sort]}`,
  bindings: [value],
});

/** Charges after a line: of one value, what is no charge is before all charges, as it has no row. */
export const afterCharge = (
  columns: readonly string[],
  order: LineOrder,
  { value, rawLine }: LineKey,
): Start => ({
  sql: `(${columns.join(', ')}) ${isBeyond(order)} (?::${KEY_TYPES[order.sort]}, ?::bigint)`, // prettier-ignore
  bindings: [value, rawLine],
});

/** Shares or restatements after a line. */
export const afterShare = (
  columns: readonly string[],
  order: LineOrder,
  after: LineKey,
): Start => {
  if (!after.pool)
    return beyondValue(columns, order, after, order.order === 'asc' ? '' : '=');
  return {
    sql: `(${columns.join(', ')}) ${isBeyond(order)} (?::${KEY_TYPES[order.sort]}, ?::uuid, ? collate "C")`, // prettier-ignore
    bindings: [after.value, after.pool, after.application],
  };
};
