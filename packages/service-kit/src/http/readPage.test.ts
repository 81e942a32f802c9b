import { z } from 'zod';
import { readBatches, readPage } from './readPage';

const ROWS = Array.from({ length: 4_500 }, (_, index) => ({
  id: index + 1,
  name: `row ${index + 1}`,
}));

const read = async (after: { id: number } | undefined, limit: number) =>
  ROWS.slice(after?.id ?? 0, (after?.id ?? 0) + limit);

const numbers = { list: 'numbers', position: z.object({ id: z.int() }), read };

describe('readPage', () => {
  it('follows its cursors to the last row, and gives none after it', async () => {
    const first = await readPage({ limit: 4_000 }, numbers);
    expect(first.rows).toHaveLength(4_000);
    const { rows, nextCursor } = await readPage(
      { limit: 500, cursor: first.nextCursor },
      numbers,
    );
    expect([rows[0].id, rows.length, nextCursor]).toEqual([4_001, 500, undefined]); // prettier-ignore
  });

  it('refuses a cursor of another list', async () => {
    const { nextCursor } = await readPage({ limit: 1 }, numbers);
    await expect(
      readPage({ limit: 1, cursor: nextCursor }, { ...numbers, list: 'words' }),
    ).rejects.toThrow('cursor: is not a cursor of this list');
  });
});

describe('readBatches', () => {
  it('reads every row once', async () => {
    const sizes: number[] = [];
    const ids = new Set<number>();
    for await (const batch of readBatches(read)) {
      sizes.push(batch.length);
      batch.forEach(({ id }) => ids.add(id));
    }
    expect(sizes).toEqual([2_000, 2_000, 500]);
    expect(ids.size).toBe(4_500);
  });
});
