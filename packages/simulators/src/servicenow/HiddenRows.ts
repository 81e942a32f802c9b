import { z } from 'zod';
import { readOrder } from '../sources/readOrder';
import { Row } from './cells';

const HideOrder = z.strictObject({
  table: z.string().min(1),
  /** So many of its rows, the first by sys_id; 0 for none. */
  rows: z.number().int().min(0),
});

/** Rows that an access rule hides by order: they are counted, and left out of their page. */
export class HiddenRows {
  readonly #rows = new Map<string, number>();

  order = (body: unknown) => {
    const { table, rows } = readOrder(HideOrder, body);
    this.#rows.set(table, rows);
    return { table, rows };
  };

  apply(table: string, rows: readonly Row[]): readonly Row[] {
    const count = this.#rows.get(table) ?? 0;
    if (count === 0) return rows;
    const first = rows.map(row => row.sys_id).sort().slice(0, count); // prettier-ignore
    const hidden = new Set(first);
    return rows.map(row =>
      hidden.has(row.sys_id) ? { ...row, hidden: true } : row,
    );
  }
}
