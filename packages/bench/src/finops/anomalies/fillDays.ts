import { randomUUID } from 'node:crypto';
import {
  addDays,
  addMonths,
  countDays,
  monthsOf,
} from '@rosetta/contracts/values';
import { Knex } from 'knex';

/** A published run of the costs, as far as anomalies read it. */
export interface SummedRun {
  period: string;
  runId: string;
}

const PROVIDER = 'AWS';

const lastDayOf = (month: string) => addDays(`${addMonths(month, 1)}-01`, -1);

const addRun = async (db: Knex, period: string): Promise<SummedRun> => {
  const runId = randomUUID();
  await db('cost_run').insert({ run_id: runId, period });
  await db('cost_day_span').insert({
    ...{ run_id: runId, provider: PROVIDER },
    ...{ first_day: `${period}-01`, last_day: lastDayOf(period) },
  });
  return { period, runId };
};

const INSERT = `
  insert into cost_day (run_id, series, application_id, rule_id, provider, billing_account,
    domain, family, product, currency, group_id, days, least, most)
  select :run, md5(s.no::text)::uuid, 'app-' || s.no, '', '${PROVIDER}', '', 'compute', 'compute', 'product', 'USD', 'grp',
    s.days, (select min(d) from unnest(s.days) d), (select max(d) from unnest(s.days) d)`;

const KNOWN = `${INSERT}
  from jsonb_to_recordset(cast(:series as jsonb)) as s (no integer, days numeric[])`;

/** A week of its own for each series, and noise; one in a hundred costs five times as much on the last day. */
const LARGE = `${INSERT}
  from (
    select no, array(
      select round(cast(level * case when extract(isodow from cast(:first as date) + n - 1) > 5 then 0.5 else 1 end
        * (0.95 + 0.1 * (hashint4(no * 31 + n) & 1023) / 1023)
        * case when no % 100 = 0 and n = :last then 5 else 1 end as numeric), 2)
      from generate_series(1, cast(:length as integer)) n order by n) as days
    from (
      select no, 5 + 400 * power(cast(no % 1000 as float8) / 1000, 6) as level
      from generate_series(1, cast(:count as integer)) no
    ) l
  ) s`;

const daysOfMonth = (month: string) =>
  Array.from({ length: Number(lastDayOf(month).slice(-2)) }, (_, at) =>
    addDays(`${month}-01`, at),
  );

/** Series that are known day by day, cut into months. */
export const fillSeries = async (
  db: Knex,
  firstDay: string,
  series: readonly (readonly number[])[],
): Promise<SummedRun[]> => {
  const end = addDays(firstDay, series[0].length);
  const months = monthsOf(firstDay.slice(0, 7), addMonths(end.slice(0, 7), 1));
  const runs: SummedRun[] = [];
  for (const month of months) {
    const run = await addRun(db, month);
    const rows = series.map((costs, no) => ({
      no,
      days: daysOfMonth(month).map(day =>
        (costs[countDays(firstDay, day)] ?? 0).toFixed(2),
      ),
    }));
    await db.raw(KNOWN, { run: run.runId, series: JSON.stringify(rows) });
    runs.push(run);
  }
  await db.raw('analyze cost_day');
  return runs;
};

/** So many series in some months. */
export const fillLarge = async (
  db: Knex,
  months: readonly string[],
  count: number,
): Promise<SummedRun[]> => {
  const runs: SummedRun[] = [];
  for (const month of months) {
    const run = await addRun(db, month);
    const length = Number(lastDayOf(month).slice(-2));
    const last = month === months.at(-1) ? length : 0;
    const first = `${month}-01`;
    await db.raw(LARGE, { run: run.runId, first, count, length, last });
    runs.push(run);
  }
  await db.raw('analyze cost_day');
  return runs;
};
