/** A selector holds 2,000 characters: so many ids of the longest type. */
const ENTITIES_AT_ONCE = 45;

/** `SERVICE` of `SERVICE-0123456789ABCDEF`. */
export const typeOf = (entity: string) =>
  entity.slice(0, entity.lastIndexOf('-'));

/** As many entities at once as one request names. */
export const inRequests = (entities: readonly string[]): string[][] =>
  Array.from(
    { length: Math.ceil(entities.length / ENTITIES_AT_ONCE) },
    (_, index) =>
      entities.slice(index * ENTITIES_AT_ONCE, (index + 1) * ENTITIES_AT_ONCE),
  );

export const selectorOf = (type: string, entities: readonly string[]) =>
  `type("${type}"),entityId(${entities.map(id => `"${id}"`).join(',')})`;
