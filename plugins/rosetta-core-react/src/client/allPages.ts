interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** The most a list answers at once. */
const LIMIT = 500;

/** All items of a list, a page after the other; for lists that a page shows whole. */
export const allPages = async <T>(
  ask: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> => {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask({ limit: LIMIT, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
};
