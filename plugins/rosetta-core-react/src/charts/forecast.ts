interface Interval {
  low: string;
  high: string;
}

/** A month that is over. */
export interface KnownMonth {
  month: string;
  amount: string;
}

/** A month that is forecast, with what it will be within, four times in five and nineteen in twenty. */
export interface ExpectedMonth extends KnownMonth {
  interval80: Interval;
  interval95: Interval;
}

/** A month as it is drawn: lines and bands begin at the last one that is known. */
export interface DrawnMonth {
  month: string;
  actual: number | null;
  expected: number | null;
  likely: [number, number] | null;
  possible: [number, number] | null;
}

const bandOf = ({ low, high }: Interval): [number, number] => [
  Number(low),
  Number(high),
];

export const toDrawnMonths = (
  history: readonly KnownMonth[],
  months: readonly ExpectedMonth[],
): DrawnMonth[] => {
  const known = history.map(({ month, amount }, at): DrawnMonth => {
    const value = Number(amount);
    const isLast = at === history.length - 1 && months.length > 0;
    return {
      month,
      actual: value,
      expected: isLast ? value : null,
      likely: isLast ? [value, value] : null,
      possible: isLast ? [value, value] : null,
    };
  });
  const expected = months.map(
    ({ month, amount, interval80, interval95 }): DrawnMonth => ({
      month,
      actual: null,
      expected: Number(amount),
      likely: bandOf(interval80),
      possible: bandOf(interval95),
    }),
  );
  return [...known, ...expected];
};
