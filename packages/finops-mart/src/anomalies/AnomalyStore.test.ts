import { randomUUID } from 'node:crypto';
import { addDays } from '@rosetta/contracts/values';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { ChargeFact } from '../charges/ChargeStore';
import { ANOMALIES_JOB } from '../jobs';
import { migrateFinopsMart } from '../migrate';
import { publishTestRun } from '../testUtils';
import { AnomalyAnswerStore } from './AnomalyAnswerStore';
import { AnomalyReadModel, AnomalyRow } from './AnomalyReadModel';
import { AnomalyStore, DayRun } from './AnomalyStore';
import { DaySumStore } from './DaySumStore';
import { toLimits } from './judgeSql';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const LIMITS = toLimits({ score: 3.5, amount: 100, percent: 40 });
const LAST_DAY = '2024-09-20';
/** Wednesdays before the 11th of September. */
const WEDNESDAYS = ['2024-07-17', '2024-07-24', '2024-07-31', '2024-08-07', '2024-08-14', '2024-08-21', '2024-08-28']; // prettier-ignore

const isWithin = (day: string, from: string, to: string) =>
  from <= day && day <= to;

/** A hundred a day, and what is unusual. */
const costOf = (application: string, day: string) => {
  if (day === '2024-09-11') return '400';
  if (application === 'app-early' && day === '2024-08-25') return '400';
  const isLow = isWithin(day, '2024-08-13', '2024-09-09');
  return application === 'app-low' && isLow ? '50' : '100';
};

const chargeOf = (application: string, day: string, effective = costOf(application, day)): Partial<ChargeFact> => ({
  ...{ application, effective, subAccount: '42', resource: 'vm-1' },
  chargeFrom: `${day}T00:00:00.000Z`,
  chargeTo: `${addDays(day, 1)}T00:00:00.000Z`,
}); // prettier-ignore

const factsOf = (month: string) => [
  ...Array.from({ length: 31 }, (_, at) => addDays(`${month}-01`, at))
    .filter(day => day.startsWith(month) && day <= LAST_DAY)
    .flatMap(day =>
      ['app-low', 'app-late', 'app-early'].map(each => chargeOf(each, day)),
    ),
  // What September bills of days before it.
  ...(month === '2024-09'
    ? WEDNESDAYS.map(day => chargeOf('app-late', day, '900'))
    : []),
];

describe('AnomalyStore', () => {
  let db: Knex;
  let runs: DayRun[];

  /** As the batch does, once the runs are summed. */
  const judge = (day: string) =>
    db.transaction(async trx => {
      const runId = randomUUID();
      await trx('run').insert({ id: runId, job: ANOMALIES_JOB.name, period: day, mode: 'run', state: 'succeeded', requested_by: 'a test', reason: 'a test' }); // prettier-ignore
      await new AnomalyStore(trx).detect({ runId, day, providers: ['AWS'], runs, limits: LIMITS }); // prettier-ignore
      await trx('publication').insert({ run_id: runId, job: ANOMALIES_JOB.name, period: day, current: true }); // prettier-ignore
    });
  const anomalies = (filters = {}) =>
    new AnomalyReadModel(db).page({ sort: 'start', limit: 50, ...filters });
  const driversOf = (anomaly: AnomalyRow) =>
    new AnomalyReadModel(db).drivers([anomaly.id], 5);
  const subjectsOf = (rows: AnomalyRow[]) =>
    rows.map(each => `${each.from_day} ${each.application_id}`).sort();

  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    runs = [];
    for (const period of ['2024-07', '2024-08', '2024-09']) {
      const { id } = await publishTestRun(db, { period, facts: factsOf(period) }); // prettier-ignore
      const run = { period, runId: id };
      await db.transaction(trx => new DaySumStore(trx).sum(run));
      runs.push(run);
    }
    const { rows } = await db.raw(
      "select series from cost_day where application_id = 'app-low' limit 1",
    );
    await new AnomalyAnswerStore(db).add({
      series: rows[0].series,
      ...{ from: '2024-08-13', to: '2024-09-09' },
      ...{ account: '42', resource: 'vm-1', answer: 'yes', comment: null },
      by: 'user:default/jane',
    });
  });

  it('tells nobody of an anomaly that is long over, even while only early days were judged', async () => {
    await judge('2024-08-25');
    expect(subjectsOf(await anomalies())).toEqual(['2024-08-25 app-early']);
    expect(await anomalies({ isToTell: true })).toEqual([]);
    await judge('2024-09-11');
    expect(subjectsOf(await anomalies({ isToTell: true }))).toEqual([
      '2024-09-11 app-early',
      '2024-09-11 app-late',
      '2024-09-11 app-low',
    ]);
  });

  it.each([
    ['the days that are left out', 'app-low'],
    ['what another month bills of its days', 'app-late'],
  ])('looks for drivers without %s, as for the anomaly', async (_, id) => {
    const [anomaly] = await anomalies({ applications: [id] });
    const moved = { actual: '400', expected: '100', impact: '300' };
    expect(anomaly).toMatchObject(moved);
    expect(await driversOf(anomaly)).toMatchObject([moved]);
  });

  it('does not take a month without daily usage for one that is not summed', async () => {
    const { id } = await publishTestRun(db, {
      period: '2024-10',
      facts: [{ chargeCategory: 'Tax', chargeFrom: '2024-10-01T00:00:00.000Z', chargeTo: '2024-10-02T00:00:00.000Z' }],
    }); // prettier-ignore
    const run = { period: '2024-10', runId: id };
    const store = new DaySumStore(db);
    expect(await store.missing([run])).toEqual([run]);
    await db.transaction(trx => new DaySumStore(trx).sum(run));
    expect(await store.missing([run])).toEqual([]);
  });
});
