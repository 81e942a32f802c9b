import { changeOf, isZero, subtractDecimals } from '../format';

/** How a change is told: as a ratio, or in words where a ratio would mislead. */
export type ChangeNote = 'same' | 'ratio' | 'isNew' | 'wasCredit' | 'isCredit';

export interface MoneyDifference {
  /** Exact; more is positive. */
  by: string;
  /** (amount − previous) / |previous|; null when previous is 0. */
  ratio: number | null;
  note: ChangeNote;
}

const isCredit = (amount: string) => amount.startsWith('-');

const noteOf = (amount: string, previous: string, by: string): ChangeNote => {
  if (isZero(by)) return 'same';
  if (isZero(previous)) return 'isNew';
  if (isCredit(previous) && !isCredit(amount)) return 'wasCredit';
  return isCredit(amount) && !isCredit(previous) ? 'isCredit' : 'ratio';
};

export const compareMoney = (
  amount: string,
  previous: string,
): MoneyDifference => {
  const by = subtractDecimals(amount, previous);
  return {
    by,
    ratio: changeOf(amount, previous),
    note: noteOf(amount, previous, by),
  };
};
