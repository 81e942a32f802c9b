/**
 * Which place in the palette a thing has: always the same one, on every page and for
 * every person, without anybody handing colours out.
 */

/** FOCUS service categories, in the order in which they usually weigh: no two of the first share a colour. */
const FOCUS_DOMAINS = [
  'compute',
  'storage',
  'databases',
  'networking',
  'ai-and-machine-learning',
  'analytics',
  'management-and-governance',
  'security',
  'integration',
  'developer-tools',
  'web',
  'other',
];

/** How a cost was attributed, where that is what a picture shows. */
const KINDS = ['direct', 'indirect'];

/** FNV-1a: short, and spreads ids that differ in one character. */
const hash = (text: string) => {
  let value = 2_166_136_261;
  for (const char of text)
    value = Math.imul(value ^ char.codePointAt(0)!, 16_777_619) >>> 0;
  return value;
};

export const slotOf = (key: string, size: number) => {
  const known = Math.max(FOCUS_DOMAINS.indexOf(key), KINDS.indexOf(key));
  return (known === -1 ? hash(key) : known) % size;
};

/** How a part is filled: a colour, and a texture where another part has the colour already. */
export interface Fill {
  slot: number;
  texture: number;
}

/** Keys that meet in one picture: the colour stays the key's own, the texture tells namesakes apart. */
export const fillsOf = (keys: readonly string[], size: number) => {
  const taken = new Map<number, number>();
  return new Map(
    keys.map(key => {
      const slot = slotOf(key, size);
      const texture = taken.get(slot) ?? 0;
      taken.set(slot, texture + 1);
      return [key, { slot, texture } satisfies Fill];
    }),
  );
};
