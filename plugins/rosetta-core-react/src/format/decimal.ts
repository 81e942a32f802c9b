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

/** The largest of them, whatever their signs, without its own; zero of none. */
export const maxAbsDecimal = (values: readonly string[]) =>
  plain(
    values
      .map(value => new Big(value).abs())
      .reduce((most, size) => (size.gt(most) ? size : most), new Big(0)),
  );

export const isZero = (value: string) => new Big(value).eq(0);

/** A share, for reading and drawing only; null of nothing. */
export const ratioOf = (part: string, whole: string): number | null =>
  isZero(whole) ? null : Number(new Big(part).div(whole).toFixed(6));

/** The contract's `change`, for a comparison the service did not make. */
export const changeOf = (amount: string, previous: string): number | null =>
  ratioOf(subtractDecimals(amount, previous), absDecimal(previous));

/** As many digits as the services write of a quotient. */
const MEAN_DECIMALS = 12;

/** Null of none. */
export const meanDecimals = (values: readonly string[]): string | null =>
  values.length
    ? plain(
        new Big(sumDecimals(values)).div(values.length).round(MEAN_DECIMALS),
      )
    : null;
