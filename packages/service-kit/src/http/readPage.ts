import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

interface PagedList<Position extends z.ZodType, Row> {
  /** Its name and filters: a cursor of another list is refused. */
  list: unknown;
  /** Where a row stands: its fields are all that a cursor carries of it. */
  position: Position;
  /** The rows after a position, in order, so many at most. */
  read(after: z.output<Position> | undefined, limit: number): Promise<Row[]>;
}

/** One page of a list, and the cursor of the next one where there is one. */
export const readPage = async <Position extends z.ZodType, Row>(
  { limit, cursor }: { limit: number; cursor?: string },
  { list, position, read }: PagedList<Position, Row>,
): Promise<{ rows: Row[]; nextCursor?: string }> => {
  const after =
    cursor === undefined ? undefined : decodeCursor(position, list, cursor);
  const found = await read(after, limit + 1);
  const rows = found.slice(0, limit);
  if (found.length <= limit) return { rows };
  return {
    rows,
    nextCursor: encodeCursor(list, position.parse(rows.at(-1))),
  };
};

/** Enough rows for one query to be worth it, few enough to be held. */
const BATCH = 2_000;

/** A whole list, batch by batch, as a file is written of it. */
export async function* readBatches<Row>(
  read: (after: Row | undefined, limit: number) => Promise<Row[]>,
  size: number = BATCH,
): AsyncGenerator<Row[]> {
  let after: Row | undefined;
  for (;;) {
    const rows = await read(after, size);
    yield rows;
    if (rows.length < size) return;
    after = rows.at(-1);
  }
}
