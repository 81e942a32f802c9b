/** A scale for amounts: it starts at zero, ends where the data does, and is marked at round places. */
export interface Scale {
  domain: [number, number];
  ticks: number[];
}

const MAX_STEPS = 5;

const total = (sizes: readonly number[]) =>
  sizes.reduce((sum, size) => sum + size, 0);

/** Steps of 1, 2 or 5 times a power of ten. */
const roundStep = (span: number) => {
  const least = span / MAX_STEPS;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map(factor => factor * power).find(s => s >= least)!;
};

/** @param stacks - what is drawn on top of each other; what is negative is drawn downwards */
export const scaleOf = (stacks: readonly (readonly number[])[]): Scale => {
  const low = Math.min(
    0,
    ...stacks.map(sizes => total(sizes.filter(size => size < 0))),
  );
  const high = Math.max(
    0,
    ...stacks.map(sizes => total(sizes.filter(size => size > 0))),
  );
  if (low === high) return { domain: [0, 1], ticks: [0] };
  const step = roundStep(high - low);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return {
    domain: [low, high],
    ticks: Array.from({ length: count }, (_, index) => (first + index) * step),
  };
};
