import { ApplicationId } from '@rosetta/contracts/ref';
import { Month } from '@rosetta/contracts/values';
import { Cells, Rejection, ValidationResult } from '@rosetta/raw-store';
import { decimalOf } from '../bills/focus/decimal';

export const CONSUMPTION_COLUMNS = [
  'period',
  'application',
  'product',
  'metric',
  'quantity',
  'unit',
] as const;
type Column = (typeof CONSUMPTION_COLUMNS)[number];

const MAX_NAME_LENGTH = 200;

/** What is wrong with a cell that must have a value; nothing when it is fine. */
type Check = (cell: string) => string | undefined;

const name: Check = cell =>
  cell.length > MAX_NAME_LENGTH
    ? `is longer than ${MAX_NAME_LENGTH} characters`
    : undefined;

const quantity: Check = cell => {
  const value = decimalOf(cell);
  if (value === undefined) return 'is not a decimal number';
  return value.startsWith('-') ? 'is negative' : undefined;
};

/** `product` may be empty: a metric need not be of one product. */
const CHECKS: readonly [Column, Check][] = [
  [
    'period',
    cell =>
      Month.safeParse(cell).success ? undefined : 'is not a month, YYYY-MM',
  ],
  [
    'application',
    cell =>
      ApplicationId.safeParse(cell).success
        ? undefined
        : 'is not the id of an application, such as app-online-store',
  ],
  ['metric', name],
  ['quantity', quantity],
  ['unit', name],
];

/** Validates the lines of a file with these columns. One file gives each metric one unit. */
export const validateQuantity = (columns: readonly string[]) => {
  const checks = CHECKS.map(([column, check]) => ({
    column,
    check,
    index: columns.indexOf(column),
  }));
  const at = (column: Column) => columns.indexOf(column);
  const [period, metric, unit] = [at('period'), at('metric'), at('unit')];
  const units = new Map<string, string>();

  const unitProblem = (cells: Cells): Rejection | undefined => {
    const [of, inUnit] = [cells[metric]!, cells[unit]!];
    const known = units.get(of);
    if (known === undefined) units.set(of, inUnit);
    return known === undefined || known === inUnit
      ? undefined
      : {
          problem: `unit differs from ${JSON.stringify(
            known,
          )}, which metric ${JSON.stringify(of)} has in an earlier line`,
          value: inUnit,
        };
  };

  return (cells: Cells): ValidationResult => {
    for (const { column, check, index } of checks) {
      const cell = cells[index];
      const wrong = cell === null ? 'is missing' : check(cell);
      if (wrong) return { problem: `${column} ${wrong}`, value: cell };
    }
    return (
      unitProblem(cells) ?? {
        period: cells[period]!,
        replaceKey: cells[metric]!,
      }
    );
  };
};
