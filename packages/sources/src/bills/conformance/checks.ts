import { CURRENCIES } from '@rosetta/contracts/values';
import { instantOf } from '../focus/instant';
import { RuleCheck } from './rules';

export type Row = Readonly<Record<string, unknown>>;

/** Whether a row meets a check; null where what the check is about is not there. */
export type Holds = (row: Row) => boolean | null;

const textOf = (row: Row, column: string) =>
  (row[column] as string | undefined) ?? null;

const DATE_TIME = /^\d{4}-(0\d|1[0-2])-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ$/;
const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const CURRENCY_CODE = /^[A-Z]{3}$/;
// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

const SIZES = '(?:[KMGTPE]i?)?[bB]';
const TIME = '(?:Year|Month|Day|Hour|Minute|Second)';
const COUNT = '[A-Za-z][A-Za-z0-9]*(?:\\s+[A-Za-z][A-Za-z0-9]*)*';
const UNIT = new RegExp(
  `^(?:(?:\\d+ )?(?:${SIZES}|${TIME}s?|${COUNT})|(?:${SIZES}|${COUNT})-${TIME}s|(?:${SIZES}|${COUNT}|${TIME}s)/(?:${TIME}|\\d+ ${TIME}s))$`,
);

const isKeyValue = (text: string) => {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      return false;
    return Object.values(read).every(value => typeof value !== 'object');
  } catch {
    return false;
  }
};

/** What is asked of a value, where there is one. */
const OF_VALUE: Record<string, (text: string) => boolean> = {
  TypeDecimal: text => NUMERIC.test(text),
  FormatNumeric: text => NUMERIC.test(text),
  TypeDateTime: text => instantOf(text) !== undefined,
  FormatDateTime: text => DATE_TIME.test(text),
  FormatString: text => ASCII.test(text),
  FormatUnit: text => UNIT.test(text),
  FormatCurrency: text => CURRENCY_CODE.test(text),
  CheckNationalCurrency: text => CURRENCIES.has(text),
  FormatKeyValue: isKeyValue,
  CheckGreaterOrEqualThanValue: text =>
    NUMERIC.test(text) && !(Number(text) < 0),
};

/** How far a product may be from what it should be: providers round it. */
const TOLERANCE = 1e-9;

const isProduct = (a: string, b: string, result: string) => {
  const [left, right, product] = [a, b, result].map(Number);
  const distance = Math.abs(left * right - product);
  return !(distance > TOLERANCE * Math.max(Math.abs(product), 1));
};

type Compile = (check: RuleCheck) => Holds;

const compileAll = (
  { check, items = [] }: RuleCheck,
  compile: Compile,
): Holds => {
  const all = items.map(compile);
  // An AND is decided by what is false, an OR by what is true; else by what is not known.
  const deciding = check === 'OR';
  return row => {
    let isKnown = true;
    for (const holds of all) {
      const found = holds(row);
      if (found === deciding) return deciding;
      if (found === null) isKnown = false;
    }
    return isKnown ? !deciding : null;
  };
};

const compileValue = ({ check, column, value }: RuleCheck): Holds => {
  const negates = check === 'CheckNotValue';
  if (value === null) return row => (textOf(row, column!) === null) !== negates;
  const asked = String(value);
  // `0.00` is 0.
  const isSame = NUMERIC.test(asked)
    ? (text: string) => Number(text) === Number(asked)
    : (text: string) => text === asked;
  return row => {
    const text = textOf(row, column!);
    if (text === null) return negates ? true : null;
    return isSame(text) !== negates;
  };
};

const compileSame = ({ check, a, b }: RuleCheck): Holds => {
  const negates = check === 'CheckNotSameValue';
  return row => {
    const [left, right] = [textOf(row, a!), textOf(row, b!)];
    return left === null || right === null
      ? null
      : (left === right) !== negates;
  };
};

const compileProduct =
  ({ a, b, result }: RuleCheck): Holds =>
  row => {
    const [left, right, product] = [a!, b!, result!].map(name => textOf(row, name));
    return left === null || right === null || product === null
      ? null
      : isProduct(left, right, product);
  }; // prettier-ignore

/** A check of a row. What is not known is no violation, and no reason for a rule to hold. */
export const compileCheck = (check: RuleCheck): Holds => {
  switch (check.check) {
    case 'AND':
    case 'OR':
      return compileAll(check, compileCheck);
    case 'CheckValue':
    case 'CheckNotValue':
      return compileValue(check);
    case 'CheckSameValue':
    case 'CheckNotSameValue':
      return compileSame(check);
    case 'ColumnByColumnEqualsColumnValue':
      return compileProduct(check);
    default: {
      const holds = OF_VALUE[check.check];
      if (!holds) throw new Error(`No check ${check.check}`);
      return row => {
        const text = textOf(row, check.column!);
        return text === null ? null : holds(text);
      };
    }
  }
};

/** The columns that a check looks at. */
export const columnsOf = (check: RuleCheck): string[] => [
  ...[check.column, check.a, check.b, check.result].filter(
    name => name !== undefined,
  ),
  ...(check.items ?? []).flatMap(columnsOf),
];
