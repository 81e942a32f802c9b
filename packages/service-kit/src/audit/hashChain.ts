import { createHash } from 'node:crypto';

/** The previous hash of the first entry. */
export const GENESIS = '0'.repeat(64);

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
};

/** Hash of a value, whatever the order of its keys. */
export const hashContent = (content: object): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('hex');

/** Hash of an entry and all before it, as releases before there were keys kept it. Keys are sorted, as jsonb does not keep their order. */
export const hashEntry = (
  previousHash: string,
  seq: number,
  entry: object,
): string =>
  createHash('sha256')
    .update(JSON.stringify([previousHash, seq, sorted(entry)]))
    .digest('hex');

/** Where an entry is in such a chain. */
interface ChainLink {
  seq: number;
  previousHash: string;
  hash: string;
}

export interface ChainCheck {
  valid: boolean;
  /** Entries that are as they were written, from the first one on. */
  checked: number;
  firstBroken?: number;
}

/** Whether each entry is the one that was written after the one before it. */
export const verifyChain = async (
  links: AsyncIterable<ChainLink & { entry: object }>,
): Promise<ChainCheck> => {
  let checked = 0;
  let last = GENESIS;
  for await (const { seq, previousHash, hash, entry } of links) {
    const intact =
      seq === checked + 1 &&
      previousHash === last &&
      hash === hashEntry(previousHash, seq, entry);
    if (!intact) return { valid: false, checked, firstBroken: seq };
    last = hash;
    checked += 1;
  }
  return { valid: true, checked };
};
