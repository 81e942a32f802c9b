interface Page<Item, Position> {
  items: Item[];
  next?: Position;
}

/**
 * Pages in order, the next one fetched while the last one is processed. The
 * last page is the one that no `next` follows.
 */
export async function* prefetchPages<Item, Position>(
  first: Position,
  load: (at: Position) => Promise<Page<Item, Position>>,
): AsyncGenerator<Item[]> {
  let coming: Promise<Page<Item, Position>> | undefined = load(first);
  while (coming) {
    const { items, next }: Page<Item, Position> = await coming;
    coming = next === undefined ? undefined : load(next);
    // A reader that stops early never awaits it.
    coming?.catch(() => {});
    if (items.length > 0) yield items;
  }
}
