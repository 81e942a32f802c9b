import { UNALLOCATED } from '@rosetta/contracts/finops';
import { absDecimal, compareDecimals, sumDecimals } from '../format';

/** The parts too small for a colour of their own; no key of the contract has a colon. */
export const OTHER = 'rosetta:other';

/** One part of a whole over time, in exact decimals; null where there is no data. */
export interface Series {
  key: string;
  label: string;
  values: readonly (string | null)[];
}

const known = (values: readonly (string | null)[]) =>
  values.filter(value => value !== null);

const weight = (series: Series) =>
  absDecimal(sumDecimals(known(series.values)));

const heaviestFirst = (left: Series, right: Series) =>
  compareDecimals(weight(right), weight(left)) ||
  left.key.localeCompare(right.key);

const addUp = (parts: readonly Series[], label: string): Series => ({
  key: OTHER,
  label,
  values: parts[0].values.map((_, index) => {
    const values = known(parts.map(part => part.values[index]));
    return values.length ? sumDecimals(values) : null;
  }),
});

/**
 * The order of a stack: the largest at the bottom, the rest as one, and on top what is
 * unallocated. Nothing is dropped, so the column stays as high as the whole.
 * @param top - how many parts keep a colour of their own
 */
export const stackOf = (
  series: readonly Series[],
  top: number,
  otherLabel: (count: number) => string,
): Series[] => {
  const unallocated = series.filter(({ key }) => key === UNALLOCATED);
  const parts = series
    .filter(({ key }) => key !== UNALLOCATED)
    .sort(heaviestFirst);
  // One part left over keeps its name: “Other” of one would only hide it.
  const shown = parts.length === top + 1 ? parts : parts.slice(0, top);
  const rest = parts.slice(shown.length);
  return [
    ...shown,
    ...(rest.length ? [addUp(rest, otherLabel(rest.length))] : []),
    ...unallocated,
  ];
};
