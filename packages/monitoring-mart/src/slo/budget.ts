import { SloStatus, SloVersion } from '@rosetta/contracts/monitoring';
import { Sums } from './segments';
import { InstantWindow } from './windows';

const MINUTE_MS = 60_000;

const minutesBetween = (from: Date, to: Date) =>
  (to.getTime() - from.getTime()) / MINUTE_MS;

/** What of a window is used up. */
export type Budget = Pick<
  SloStatus,
  | 'compliance'
  | 'remaining'
  | 'bad'
  | 'total'
  | 'allowed'
  | 'known'
  | 'excludedMinutes'
>;

/** Slices of the window that no hour says anything of, as they are to come or missing: they are part of the budget too. */
const allowedOfRest = (
  { budgeting, objective }: Pick<SloVersion, 'budgeting' | 'objective'>,
  window: InstantWindow,
  { minutes }: Sums,
) => {
  if (budgeting.method === 'Occurrences') return 0;
  const rest = Math.max(0, minutesBetween(window.from, window.to) - minutes);
  return (rest / budgeting.sliceMinutes) * (1 - objective);
};

const ratio = (part: number, whole: number) =>
  whole > 0 ? part / whole : null;

/** The budget of a window, from the sums of its hours so far. What is not known is no good event. Pure. */
export const budgetOf = (
  slo: Pick<SloVersion, 'budgeting' | 'objective'>,
  window: InstantWindow,
  sums: Sums,
  now: Date,
): Budget => {
  const { bad, total, excluded } = sums;
  const allowed = sums.allowed + allowedOfRest(slo, window, sums);
  const until = now < window.to ? now : window.to;
  const elapsed = Math.max(0, minutesBetween(window.from, until)) - excluded;
  const used = total > 0 ? ratio(bad, allowed) : null;
  return {
    compliance: ratio(total - bad, total),
    remaining: used === null ? null : 1 - used,
    ...{ bad, total, allowed },
    known: Math.min(1, ratio(sums.known, elapsed) ?? 0),
    excludedMinutes: excluded,
  };
};
