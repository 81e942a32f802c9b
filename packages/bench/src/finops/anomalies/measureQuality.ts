import { addDays } from '@rosetta/contracts/values';
import { Knex } from 'knex';
import { fillSeries } from './fillDays';
import {
  DAYS,
  DAYS_BEFORE,
  FACTORS,
  FIRST_DAY,
  generateSeries,
  Planted,
} from './generateSeries';
import { judgeDay, LIMITS } from './judgeDays';

interface SizeQuality {
  factor: number;
  planted: number;
  found: number;
}

export interface AnomalyQuality {
  series: number;
  days: number;
  /** Unusual costs that were put in, and that differ by more than the least amount. */
  planted: number;
  /** Those smaller than that: none is to be found. */
  tooSmall: number;
  found: number;
  /** Anomalies that were told, and how many of them were put in. */
  told: number;
  right: number;
  precision: number;
  recall: number;
  sizes: SizeQuality[];
}

interface Told {
  series: number;
  from: string;
  to: string;
}

/** Days that follow one another are one anomaly. */
const TOLD = `
  select cast(substr(application_id, 5) as integer) as series,
    to_char(min(day), 'YYYY-MM-DD') as from, to_char(max(day), 'YYYY-MM-DD') as to
  from (
    select application_id, day, day - cast(row_number() over (partition by series order by day) as integer) as island
    from anomaly_day
  ) d group by application_id, island`;

const overlap = (told: Told, { series, from, to }: Told) =>
  told.series === series && told.from <= to && told.to >= from;

const compare = (all: readonly Planted[], told: readonly Told[]) => {
  const { amount, ratio } = LIMITS;
  const isLarge = ({ difference, factor }: Planted) =>
    difference >= Number(amount) && Math.abs(factor - 1) >= ratio;
  const planted = all.filter(isLarge);
  const isFound = (one: Planted) => told.some(each => overlap(each, one));
  const right = told.filter(each => all.some(one => overlap(each, one))).length;
  const found = planted.filter(isFound).length;
  return {
    planted: planted.length,
    tooSmall: all.length - planted.length,
    ...{ found, told: told.length, right },
    precision: right / told.length,
    recall: found / planted.length,
    sizes: FACTORS.map(factor => {
      const ofSize = planted.filter(one => one.factor === factor);
      return {
        factor,
        planted: ofSize.length,
        found: ofSize.filter(isFound).length,
      };
    }),
  };
};

/** How many of the unusual costs of a generated year are found, and how much else is told. */
export const measureQuality = async (
  db: Knex,
  count: number,
): Promise<AnomalyQuality> => {
  const generated = Array.from({ length: count }, (_, at) =>
    generateSeries(at),
  );
  const runs = await fillSeries(db, FIRST_DAY, generated.map(({ costs }) => costs)); // prettier-ignore
  for (let at = DAYS_BEFORE; at < DAYS; at += 1)
    await judgeDay(db, runs, addDays(FIRST_DAY, at));
  const { rows } = await db.raw(TOLD);
  const quality = compare(
    generated.flatMap(({ planted }) => planted),
    rows,
  );
  return { series: count, days: DAYS - DAYS_BEFORE, ...quality };
};
