import { createHash } from 'node:crypto';

/** Random numbers, always the same for the same keys. */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  next(): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
}

const createSeed = (keys: (string | number)[]) =>
  createHash('sha256').update(keys.join('\n')).digest().readUInt32LE();

/** Mulberry32: small, and even enough for a demo. */
export function seeded(...keys: (string | number)[]): Random {
  let state = createSeed(keys);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    chance: probability => next() < probability,
    pick: from => from[Math.floor(next() * from.length)],
  };
}

/** As many hexadecimal digits, always the same for the same text. */
export const hexDigest = (text: string, digits = 40) =>
  createHash('sha1').update(text).digest('hex').slice(0, digits);
