/** The month so many months later, or earlier: `addMonths('2024-11', 2)` is `2025-01`. */
export const addMonths = (month: string, count: number): string => {
  const [year, number] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + count;
  const text = String(Math.floor(months / 12)).padStart(4, '0');
  return `${text}-${String((months % 12) + 1).padStart(2, '0')}`;
};

/** How many months a half-open window has. */
export const countMonths = (from: string, to: string): number => {
  const [fromYear, fromMonth] = from.split('-').map(Number);
  const [toYear, toMonth] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
};

/** The months of a half-open window, in order. */
export const monthsOf = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, countMonths(from, to)) }, (_, at) =>
    addMonths(from, at),
  );

/** A half-open window as a file is named by it: its first month and its last one, or the only one. */
export const monthsInName = (from: string, to: string): string => {
  const last = addMonths(to, -1);
  return last > from ? `${from}-${last}` : from;
};

/** The last month that is over, UTC. */
export const lastCompleteMonth = (now = new Date()): string =>
  addMonths(now.toISOString().slice(0, 7), -1);
