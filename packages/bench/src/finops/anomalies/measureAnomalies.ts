import { migrateFinopsMart } from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { secondsOf } from '../../measure';
import { BenchWorkspace } from '../BenchWorkspace';
import { LARGE_BILL } from '../syntheticBill';
import { fillLarge } from './fillDays';
import { judgeDay } from './judgeDays';
import { AnomalyQuality, measureQuality } from './measureQuality';

/** The month of the day, and those that its baseline reaches. */
const MONTHS = ['2027-08', '2027-09', '2027-10'];
const DAY = '2027-10-31';
const DAYS = 92;
const QUALITY_SERIES = 300;

export interface AnomaliesResult {
  quality: AnomalyQuality;
  series: number;
  /** A bare sum of the same days, in seconds. */
  bare: number;
  /** Judging a day. */
  day: number;
  unusual: number;
  ratio: number;
}

/** Reads every day that is read to judge one, and adds them up. */
const SUM = `
  select c.series, sum(d) from cost_day c cross join lateral unnest(c.days) d
  where c.run_id = any(cast(:runs as uuid[])) group by c.series`;

const sumDays = (db: Knex, runIds: string[]) =>
  db.raw(`select count(*) from (${SUM}) s`, { runs: runIds });

/** How well, and how fast, unusual days are found. */
export const measureAnomalies = async (
  { db }: BenchWorkspace,
  lines: number,
  report: (text: string) => void,
): Promise<AnomaliesResult> => {
  await migrateFinopsMart(db);
  report(`Judging a year of ${QUALITY_SERIES} series`);
  const quality = await measureQuality(db, QUALITY_SERIES);
  const { applications, products } = LARGE_BILL;
  const series = Math.min(Math.ceil(lines / DAYS), applications * products);
  report(`Writing ${series.toLocaleString('en')} series of ${DAYS} days`);
  const runs = await fillLarge(db, MONTHS, series);
  report(`Judging ${DAY}`);
  const bare = await secondsOf(() => sumDays(db, runs.map(({ runId }) => runId))); // prettier-ignore
  let unusual = 0;
  const day = await secondsOf(async () => {
    unusual = await judgeDay(db, runs, DAY);
  });
  return { quality, series, bare, day, unusual, ratio: day / bare };
};
