import { randomUUID } from 'node:crypto';
import { addDays, addMonths } from '@rosetta/contracts/values';
import {
  AnomalyStore,
  FinopsSection,
  toLimits,
  WINDOW_DAYS,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { SummedRun } from './fillDays';

/** The limits that hold where none are configured. */
export const LIMITS = toLimits(FinopsSection.parse(undefined).anomalies);

const monthOf = (day: string) => day.slice(0, 'YYYY-MM'.length);

/** The runs that a day is judged by. */
const behind = (runs: readonly SummedRun[], day: string) => {
  const first = monthOf(addDays(day, -WINDOW_DAYS));
  return runs.filter(
    ({ period }) => first <= period && period < addMonths(monthOf(day), 1),
  );
};

/** Judges a day as the batch does; returns how many series are unusual. */
export const judgeDay = (
  db: Knex,
  runs: readonly SummedRun[],
  day: string,
): Promise<number> =>
  db.transaction(trx =>
    new AnomalyStore(trx).detect({
      ...{ runId: randomUUID(), day, providers: ['AWS'], limits: LIMITS },
      runs: behind(runs, day),
    }),
  );
