import { DECIMAL } from '@rosetta/contracts/values';

/** What exports write most: nothing to mend but zeros at the end. */
const PADDED = /^-?(?:0|[1-9]\d*)\.\d+$/;
const NUMBER = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?$/i;

/** No amount is longer; `1e999999999` would be a gigabyte of zeros. */
const LONGEST = 100;

const withoutPadding = (text: string) => {
  const value = text.replace(/\.?0+$/, '');
  return value === '-0' ? '0' : value;
};

const withPoint = (digits: string, point: number): string => {
  const padded =
    point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const whole = padded.slice(0, at).replace(/^0+(?=.)/, '');
  const fraction = padded.slice(at).replace(/0+$/, '');
  return fraction ? `${whole}.${fraction}` : whole;
};

/**
 * The number as the contract writes decimals: exact, without exponent, plus sign or
 * superfluous zeros. Nothing where the text is not a decimal number.
 */
export const decimalOf = (text: string): string | undefined => {
  if (text.length > LONGEST) return undefined;
  if (DECIMAL.test(text)) return text;
  if (PADDED.test(text)) return withoutPadding(text);
  const [, sign, whole, fraction, exponent = '0'] = NUMBER.exec(text) ?? [];
  const digits = `${whole ?? ''}${fraction ?? ''}`;
  const shift = Number(exponent);
  if (digits === '' || Math.abs(shift) > LONGEST) return undefined;
  const value = withPoint(digits, whole.length + shift);
  return sign === '-' && value !== '0' ? `-${value}` : value;
};

/** Whether the text is a decimal number, without the work of writing it anew. */
export const isDecimal = (text: string): boolean =>
  (text.length <= LONGEST && PADDED.test(text)) ||
  decimalOf(text) !== undefined;
