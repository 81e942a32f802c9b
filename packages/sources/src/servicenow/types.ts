import { RequestOptions } from '../types';

/** Rows that were changed since an instant, until another: half-open. */
export interface TableWindow {
  since: Date;
  until: Date;
}

/** How many rows there were, and how many were given. */
export interface TableCount {
  expected: number;
  given: number;
}

export interface TableOptions extends RequestOptions {
  /** An encoded query that rows match beside the window: conditions, no order. */
  filter?: string;
  /** Columns that are read; all when not said. */
  fields?: readonly string[];
  /** Takes the count when all rows were given. */
  onCounted?(count: TableCount): void;
}

export interface ServiceNowClient {
  /**
   * Rows of a table, by sys_id, with both forms of each cell. What moves meanwhile hides no other. Without a bound,
   * all there are: a row that changes while they are read is given all the same, as it stays in its place.
   */
  rows(
    table: string,
    window: Partial<TableWindow>,
    options?: TableOptions,
  ): AsyncIterable<unknown>;
  close(): Promise<void>;
}
