interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** The most that a list answers at once. */
const MAX_LIMIT = 500;

/** All items of a list, page after page; for lists that are shown whole. */
export const fetchAllItems = async <T>(
  fetchPage: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> => {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchPage({ limit: MAX_LIMIT, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
};
