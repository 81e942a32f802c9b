/** A weight as a fraction of integers. */
const toFraction = (weight: string): [over: bigint, under: bigint] => {
  const [whole, decimals = ''] = weight.split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
};

/**
 * The split as CONTRACT.md tells it, place by place: slow, and easy to believe.
 * @param units - how many quanta; negative ones are mirrored
 */
export const splitByPlaces = (
  units: bigint,
  weights: Readonly<Record<string, string>>,
): Record<string, bigint> => {
  const sign = units < 0n ? -1n : 1n;
  const ids = Object.keys(weights).sort((left, right) =>
    Buffer.compare(Buffer.from(left), Buffer.from(right)),
  );
  const fractions = ids.map(id => toFraction(weights[id]));
  const places = ids.map(() => 0n);
  /** Whether the next place of one comes before that of another. */
  const isBefore = (one: number, other: number) => {
    const [a, b] = fractions[one];
    const [c, d] = fractions[other];
    return a * d * (places[other] + 1n) > c * b * (places[one] + 1n);
  };
  for (let left = units * sign; left > 0n; left -= 1n) {
    let first = 0;
    for (let at = 1; at < ids.length; at += 1)
      if (isBefore(at, first)) first = at;
    places[first] += 1n;
  }
  return Object.fromEntries(ids.map((id, at) => [id, sign * places[at]]));
};
