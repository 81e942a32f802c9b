const placesOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0;

/** A decimal as a whole number of units of its last place. */
const toUnits = (decimal: string, places: number): bigint => {
  const [whole, fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
};

/** The exact sum of decimals that are not negative, as Rosetta writes decimals. */
export const addShares = (decimals: readonly string[]): string => {
  const places = Math.max(0, ...decimals.map(placesOf));
  let sum = 0n;
  for (const decimal of decimals) sum += toUnits(decimal, places);
  const digits = sum.toString().padStart(places + 1, '0');
  const end = digits.length - places;
  const fraction = digits.slice(end).replace(/0+$/, '');
  return digits.slice(0, end) + (fraction && `.${fraction}`);
};
