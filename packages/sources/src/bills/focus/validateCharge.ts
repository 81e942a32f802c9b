import {
  CURRENCIES,
  isWithinBounds,
  outOfBoundsMessage,
  PeriodBounds,
} from '@rosetta/contracts/values';
import { Cells, ValidationResult } from '@rosetta/raw-store';
import { isDecimal } from './decimal';
import { instantOf } from './instant';

/** A file without one of these can't be a bill. */
export const REQUIRED_COLUMNS = [
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'BillingCurrency',
  'BilledCost',
  'EffectiveCost',
  'BillingAccountId',
  'ServiceCategory',
  'ServiceName',
] as const;

/** What Parquet files may hold in the columns that are checked; in others anything. */
export const COLUMN_KINDS = {
  BillingPeriodStart: 'instant',
  BillingPeriodEnd: 'instant',
  ChargePeriodStart: 'instant',
  ChargePeriodEnd: 'instant',
  BillingCurrency: 'text',
  BilledCost: 'amount',
  EffectiveCost: 'amount',
  ListCost: 'amount',
  ContractedCost: 'amount',
  BillingAccountId: 'text',
  SubAccountId: 'text',
  ResourceId: 'text',
} as const;

/** What is wrong with a cell; nothing when it is fine. */
type Check = (cell: string | null) => string | undefined;

const present =
  (check: (cell: string) => string | undefined): Check =>
  cell =>
    cell === null ? 'is missing' : check(cell);

const optional =
  (check: (cell: string) => string | undefined): Check =>
  cell =>
    cell === null ? undefined : check(cell);

const date = (cell: string) =>
  instantOf(cell) === undefined ? 'is not a date' : undefined;
const currency = (cell: string) =>
  CURRENCIES.has(cell) ? undefined : 'is not an ISO 4217 currency';
const decimal = (cell: string) =>
  isDecimal(cell) ? undefined : 'is not a decimal number';

const CHECKS: Record<string, Check> = {
  BillingPeriodStart: present(date),
  BillingPeriodEnd: present(date),
  ChargePeriodStart: present(date),
  ChargePeriodEnd: present(date),
  BillingCurrency: present(currency),
  BilledCost: present(decimal),
  EffectiveCost: present(decimal),
  ListCost: optional(decimal),
  ContractedCost: optional(decimal),
};

const PERIODS = [
  ['BillingPeriodStart', 'BillingPeriodEnd'],
  ['ChargePeriodStart', 'ChargePeriodEnd'],
] as const;

/** What a line is billed for and in; where either ends follows from it. */
const BOUNDED = ['BillingPeriodStart', 'ChargePeriodStart'] as const;

/** Validates the lines of a file with these columns, of months within the bounds. */
export const validateCharge = (
  columns: readonly string[],
  bounds: PeriodBounds,
) => {
  const indexOf = (name: string) => columns.indexOf(name);
  const checks = Object.entries(CHECKS)
    .map(([column, check]) => ({ column, check, index: indexOf(column) }))
    .filter(({ index }) => index >= 0);
  const periods = PERIODS.map(([start, end]) => ({
    problem: `${end} is not after ${start}`,
    start: indexOf(start),
    end: indexOf(end),
  }));
  const starts = BOUNDED.map(column => ({
    problem: `${column} ${outOfBoundsMessage(bounds)}`,
    index: indexOf(column),
  }));
  const billed = indexOf('BillingPeriodStart');
  const account = indexOf('BillingAccountId');

  return (cells: Cells): ValidationResult => {
    for (const { column, check, index } of checks) {
      const wrong = check(cells[index]);
      if (wrong) return { problem: `${column} ${wrong}`, value: cells[index] };
    }
    // From here on the dates are there, and are dates.
    const instantAt = (index: number) =>
      instantOf(cells[index] as string) ?? '';
    for (const { problem, start, end } of periods) {
      if (instantAt(end) <= instantAt(start))
        return { problem, value: `${cells[start]} – ${cells[end]}` };
    }
    for (const { problem, index } of starts) {
      if (!isWithinBounds(instantAt(index), bounds))
        return { problem, value: cells[index] };
    }
    return {
      period: instantAt(billed).slice(0, 7),
      replaceKey: cells[account] ?? '',
    };
  };
};
