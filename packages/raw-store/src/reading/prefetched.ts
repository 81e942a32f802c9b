interface Page<Item, Position> {
  items: Item[];
  next?: Position;
}

/**
 * Pages in order, the next one asked for while the last one is being worked on. The
 * last page is the one that no `next` follows.
 */
export async function* prefetched<Item, Position>(
  first: Position,
  load: (at: Position) => Promise<Page<Item, Position>>,
): AsyncGenerator<Item[]> {
  let coming: Promise<Page<Item, Position>> | undefined = load(first);
  while (coming) {
    const { items, next }: Page<Item, Position> = await coming;
    coming = next === undefined ? undefined : load(next);
    // A reader who stops early never asks whether it failed.
    coming?.catch(() => {});
    if (items.length > 0) yield items;
  }
}
