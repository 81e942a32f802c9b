import { GateReason, SloItem } from '@rosetta/contracts/monitoring';
import { HOURS } from '@rosetta/run-kit';
import { ReadInput } from './decideGate';
import { freshnessOf } from './freshness';

const MINUTE_MS = 60_000;
/** Budgets are known by whole hours: their age counts from the end of the next one. */
const HOUR_MINUTES = 60;

const UNKNOWN_BUDGET = {
  'no-data': 'has no data in its window',
  'no-events': 'had no events in its window',
  'not-computed': 'is not computed yet',
  retired: 'is retired',
};

interface BudgetClock {
  now: Date;
  /** Minutes after which what should be known is late. */
  staleMinutes: number;
}

/** Nothing can be known yet of an objective while the hour in which it was made is not over, and read. */
const isNew = (
  { version, createdAt, status }: SloItem,
  { now, staleMinutes }: BudgetClock,
): boolean => {
  if (version > 1 || status.asOf !== null) return false;
  const next = HOURS.start(HOURS.add(HOURS.of(new Date(createdAt)), 1));
  return now.getTime() <= next.getTime() + staleMinutes * MINUTE_MS;
};

/** Why the budget of an objective is not known. */
const gapOf = (
  slo: SloItem,
  clock: BudgetClock,
): Pick<ReadInput, 'problem' | 'instead'> => {
  const { name, createdAt, status } = slo;
  if (!isNew(slo, clock))
    return { problem: `the objective "${name}" ${UNKNOWN_BUDGET[status.reason ?? 'no-data']}` }; // prettier-ignore
  const message = `the objective "${name}" was created at ${createdAt}; its first figures come with the next hour`;
  return { instead: { code: 'budget-new', message, name } };
};

/** What is known of all error budgets of an application, as one input of its gate. Pure. */
export const budgetInput = (
  slos: readonly SloItem[],
  reasons: readonly GateReason[],
  clock: BudgetClock,
): ReadInput => {
  const input = { name: 'error-budget' as const, count: slos.length, reasons };
  const missing = { ...input, state: 'missing' as const };
  if (slos.length === 0)
    return { ...missing, asOf: null, problem: 'the application has no objective' }; // prettier-ignore
  const oldest = slos.map(({ status }) => status.asOf ?? '').sort()[0];
  const asOf = oldest || null;
  const unknown = slos.filter(({ status }) => status.state === 'unknown');
  // One that should be known by now says more than one that is new.
  const told = unknown.find(slo => !isNew(slo, clock)) ?? unknown[0];
  if (told) return { ...missing, asOf, ...gapOf(told, clock) };
  const { now, staleMinutes } = clock;
  return { ...input, ...freshnessOf(asOf, now, HOUR_MINUTES + staleMinutes) };
};
