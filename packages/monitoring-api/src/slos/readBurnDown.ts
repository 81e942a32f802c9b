import { BudgetPoint } from '@rosetta/contracts/monitoring';
import {
  addSums,
  budgetOf,
  NO_SUMS,
  SloFactReadModel,
  StoredSlo,
  windowAt,
} from '@rosetta/monitoring-mart';
import { Knex } from 'knex';

const MINUTE_MS = 60_000;

/** What was left of an error budget at the end of each hour of its window so far, 1 for all of it. */
export const readBurnDown = async (
  db: Knex,
  slo: StoredSlo,
  now: Date,
): Promise<BudgetPoint[]> => {
  const window = windowAt(slo.window, now);
  const hours = await new SloFactReadModel(db).hours({
    slo: slo.id,
    ...window,
  });
  // A budget in events is known when the window is: until then it is that of all of them so far.
  const all = hours.reduce(addSums, NO_SUMS);
  const whole = budgetOf(slo, window, all, now).allowed;
  let soFar = NO_SUMS;
  return hours.map(({ at, ...sums }) => {
    soFar = addSums(soFar, sums);
    const counted = sums.minutes - sums.excluded;
    return {
      at: new Date(at.getTime() + sums.minutes * MINUTE_MS).toISOString(),
      remaining: whole > 0 ? 1 - soFar.bad / whole : null,
      bad: sums.bad,
      total: sums.total,
      known: counted > 0 ? Math.min(1, sums.known / counted) : 1,
    };
  });
};
