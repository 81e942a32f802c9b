import {
  LineSort,
  MAX_KEY_LENGTH,
  Measure,
  SortOrder,
} from '@rosetta/contracts/finops';
import { ownerExpression } from '../costs/costFilters';

/** Where a line stands in its order; pages continue after it. */
export interface LineKey {
  /** What is sorted by, as PostgreSQL writes it: no digit is lost. */
  value: string;
  rawLine: string;
  application: string;
}

export interface LineOrder {
  sort: LineSort;
  order: SortOrder;
}

/** The alias of a table that carries amounts and owners: of charges, or of their shares. */
type AmountTable = 'c' | 's';

/** What keys of each order are cast to: a cursor brings them as text. */
const KEY_TYPES: Record<LineSort, string> = {
  amount: 'numeric',
  chargePeriod: 'timestamptz',
  product: 'text collate "C"',
  account: 'text collate "C"',
  application: 'text collate "C"',
};

export const keyType = (sort: LineSort) => KEY_TYPES[sort];

/** A line without the measure counts 0. */
const amountExpression = (table: AmountTable, measure: Measure) =>
  measure === 'list' || measure === 'contracted'
    ? `coalesce(${table}.${measure}, 0)`
    : `${table}.${measure}`;

/** The expression that an index holds together with the line: see `RUN_TABLES`. */
export const sortExpression = (
  sort: LineSort,
  measure: Measure,
  table: AmountTable,
): string => {
  switch (sort) {
    case 'amount':
      return amountExpression(table, measure);
    case 'chargePeriod':
      return 'c.charge_from';
    case 'product':
      return 'c.product';
    case 'account':
      return `left(c.billing_account, ${MAX_KEY_LENGTH})`;
    default:
      return ownerExpression(table);
  }
};
