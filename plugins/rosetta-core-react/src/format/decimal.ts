import Big from 'big.js';

/**
 * Arithmetic on the decimal strings of the wire. Exact: a float would show a total
 * that its own lines don't add up to.
 */
const plain = (value: Big) => {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
};

export const sumDecimals = (values: readonly string[]) =>
  plain(values.reduce((sum, value) => sum.plus(value), new Big(0)));

export const subtractDecimals = (left: string, right: string) =>
  plain(new Big(left).minus(right));

export const absDecimal = (value: string) => plain(new Big(value).abs());

export const compareDecimals = (left: string, right: string) =>
  new Big(left).cmp(right);

export const isZero = (value: string) => new Big(value).eq(0);

/** A share, for reading and drawing only; null of nothing. */
export const ratioOf = (part: string, whole: string): number | null =>
  isZero(whole) ? null : Number(new Big(part).div(whole).toFixed(6));

/** The contract's `change`, for a comparison the service did not make. */
export const changeOf = (amount: string, previous: string): number | null =>
  ratioOf(subtractDecimals(amount, previous), absDecimal(previous));
