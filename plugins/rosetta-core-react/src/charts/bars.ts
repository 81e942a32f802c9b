import { compareDecimals, subtractDecimals, sumDecimals } from '../format';
import { OTHER } from './series';

/** One part of a total, in exact decimals, and how much of it is unallocated. */
export interface BarPart {
  key: string;
  label: string;
  amount: string;
  unallocated: string;
}

/** What is drawn: as exact as a pixel. */
export interface DrawnPart extends BarPart {
  allocatedSize: number;
  unallocatedSize: number;
}

const toBar = (part: BarPart): DrawnPart => ({
  ...part,
  allocatedSize: Number(subtractDecimals(part.amount, part.unallocated)),
  unallocatedSize: Number(part.unallocated),
});

/** Largest first; from `top` on the rest as one, so that the bars still add up to the total. */
export const barsOf = (
  parts: readonly BarPart[],
  top: number,
  otherLabel: (count: number) => string,
): DrawnPart[] => {
  const sorted = [...parts].sort((left, right) =>
    compareDecimals(right.amount, left.amount),
  );
  const shown = sorted.length === top + 1 ? sorted : sorted.slice(0, top);
  const rest = sorted.slice(shown.length);
  if (!rest.length) return shown.map(toBar);
  const other = {
    key: OTHER,
    label: otherLabel(rest.length),
    amount: sumDecimals(rest.map(({ amount }) => amount)),
    unallocated: sumDecimals(rest.map(({ unallocated }) => unallocated)),
  };
  return [...shown, other].map(toBar);
};
