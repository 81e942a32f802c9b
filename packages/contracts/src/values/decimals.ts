const placesOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0;

/** A decimal as a whole number of units of its last place. */
const toUnits = (decimal: string, places: number): bigint => {
  const [whole, fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
};

/** Units of the last place as a decimal, as Rosetta writes decimals. */
const toDecimal = (units: bigint, places: number): string => {
  const sign = units < 0n ? '-' : '';
  const digits = String(units)
    .replace('-', '')
    .padStart(places + 1, '0');
  const end = digits.length - places;
  const fraction = digits.slice(end).replace(/0+$/, '');
  return sign + digits.slice(0, end) + (fraction && `.${fraction}`);
};

/** The exact sum of decimals. */
export const addShares = (decimals: readonly string[]): string => {
  const places = Math.max(0, ...decimals.map(placesOf));
  let sum = 0n;
  for (const decimal of decimals) sum += toUnits(decimal, places);
  return toDecimal(sum, places);
};

/** Multiplies decimals by one factor, exactly: nothing is rounded. */
export const multiplierOf = (factor: string): ((decimal: string) => string) => {
  const factorPlaces = placesOf(factor);
  const factorUnits = toUnits(factor, factorPlaces);
  return decimal => {
    const places = placesOf(decimal);
    const units = toUnits(decimal, places) * factorUnits;
    return toDecimal(units, places + factorPlaces);
  };
};

const absolute = (units: bigint) => (units < 0n ? -units : units);

/**
 * One decimal by another, rounded half away from zero to so many decimals.
 * @throws RangeError when the divisor is 0
 */
export const divideDecimals = (
  dividend: string,
  divisor: string,
  decimals: number,
): string => {
  const places = Math.max(placesOf(dividend), placesOf(divisor));
  const over = toUnits(dividend, places) * 10n ** BigInt(decimals);
  const under = toUnits(divisor, places);
  const size = absolute(under);
  const rounded = (2n * absolute(over) + size) / (2n * size);
  return toDecimal(over < 0n === under < 0n ? rounded : -rounded, decimals);
};

/** Whether the first decimal is more than the second, exactly. */
export const isMoreThan = (left: string, right: string): boolean => {
  const places = Math.max(placesOf(left), placesOf(right));
  return toUnits(left, places) > toUnits(right, places);
};
