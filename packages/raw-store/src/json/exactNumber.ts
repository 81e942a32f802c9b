/** As many digits as every double keeps. */
const EXACT_DIGITS = 15;
const MIN_NORMAL = 2.2250738585072014e-308;

const significantDigits = (text: string) =>
  text.replace(/e.*$/i, '').replace(/[^\d]/g, '').replace(/^0+/, '').length;

/** Whether a double says the same number, so that its spelling may stand for the source's. */
const isExact = (text: string, value: number) => {
  if (String(value) === text) return true;
  if (value === 0) return significantDigits(text) === 0;
  return (
    Number.isFinite(value) &&
    Math.abs(value) >= MIN_NORMAL &&
    significantDigits(text) <= EXACT_DIGITS
  );
};

interface ExactNumber {
  /** A whole number beyond 2^53 is a bigint, as a number would be another one. */
  value: number | bigint;
  /** One spelling of each number that a double holds; the source's own of every other. */
  text: string;
}

/** A number as JSON writes it. */
export const exactNumber = (source: string): ExactNumber => {
  const number = Number(source);
  const isBig = /^-?\d{16,}$/.test(source) && !Number.isSafeInteger(number);
  return {
    value: isBig ? BigInt(source) : number,
    text: isExact(source, number) ? JSON.stringify(number) : source,
  };
};
