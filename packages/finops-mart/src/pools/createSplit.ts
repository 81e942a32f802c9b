export interface Weight {
  /** Empty for what stays unallocated. */
  application: string;
  /** Positive, a decimal. */
  weight: string;
}

/** What stays unallocated has its name in the order of applications. */
const nameOf = ({ application }: Weight) => application || 'unallocated';

/** A decimal in units of 10^-decimals; it has at most as many. */
export const toQuanta = (amount: string, decimals: number): bigint => {
  const [whole, fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
};

/** @param decimals - at least one */
export const fromQuanta = (quanta: bigint, decimals: number): string => {
  if (quanta < 0n) return `-${fromQuanta(-quanta, decimals)}`;
  const digits = String(quanta).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

const decimalsOf = ({ weight }: Weight) => weight.split('.')[1]?.length ?? 0;

const sum = (values: readonly bigint[]) =>
  values.reduce((total, value) => total + value, 0n);

/** The places of each application by their number in the order of applications. */
const byteOrder = (weights: readonly Weight[]) => {
  const order: number[] = [];
  weights
    .map((weight, at) => ({ at, name: Buffer.from(nameOf(weight)) }))
    .sort((left, right) => Buffer.compare(left.name, right.name))
    .forEach(({ at }, place) => {
      order[at] = place;
    });
  return order;
};

interface Candidate {
  at: number;
  size: bigint;
}

/** How far from the middle the places that are left are looked for. */
const bracketOf = (count: number) => {
  const spread = 2 * Math.sqrt(count);
  return {
    below: BigInt(Math.max(Math.floor(count / 2 - spread), 0)),
    above: BigInt(Math.min(Math.ceil(count / 2 + spread), count)),
  };
};

/**
 * The exact split by some weights: D'Hondt's rule over quanta, as `splitSql.ts` has it, which says
 * why few places are ranked. Here it is for whole runs, of which it splits millions of shares.
 * @returns how many of so many quanta each application gets, in the order of the weights
 */
export const createSplit = (weights: readonly Weight[]) => {
  const decimals = Math.max(0, ...new Set(weights.map(decimalsOf)));
  const integers = weights.map(({ weight }) => toQuanta(weight, decimals));
  const total = sum(integers);
  const largest = integers.reduce((one, other) => (one > other ? one : other), 0n);
  const order = byteOrder(weights);
  const { below, above } = bracketOf(integers.length);
  const placesAt = (quanta: bigint) =>
    integers.map(weight => (quanta * weight) / total);

  /** Places that each has for certain, and the most that it can have. */
  const boundsOf = (quanta: bigint): [sure: bigint[], most: bigint[]] => {
    const low = placesAt(quanta + below);
    if (sum(low) > quanta) return [placesAt(quanta), low];
    const high = placesAt(quanta + above);
    if (sum(high) >= quanta) return [low, high];
    return [high, placesAt(quanta + BigInt(integers.length))];
  };

  /** `total * k / weight`, less the quanta. Two that differ do so by at least 2 / the largest weight. */
  const sizeOf = (at: number, k: bigint, quanta: bigint) =>
    ((k * total - quanta * integers[at]) * largest) / integers[at];

  const places = (quanta: bigint) => {
    const [won, most] = boundsOf(quanta);
    const candidates: Candidate[] = [];
    won.forEach((sure, at) => {
      for (let k = sure + 1n; k <= most[at]; k += 1n)
        candidates.push({ at, size: sizeOf(at, k, quanta) });
    });
    candidates.sort((one, other) => {
      if (one.size !== other.size) return one.size < other.size ? -1 : 1;
      return order[one.at] - order[other.at];
    });
    for (const { at } of candidates.slice(0, Number(quanta - sum(won))))
      won[at] += 1n;
    return won;
  };

  return (quanta: bigint): bigint[] =>
    quanta < 0n ? places(-quanta).map(share => -share) : places(quanta);
}; // prettier-ignore
