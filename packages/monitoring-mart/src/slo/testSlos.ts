import { Knex } from 'knex';
import { SLO_JOB } from '../jobs';
import { insertRun, publish } from '../runs/testRuns';
import { toHourUnits } from './hourUnits';
import { toSegments } from './segments';
import { SloRunStore } from './SloRunStore';
import { SloAt } from './SloStore';

/** A published hour of an objective that counts requests, so many of which fail each minute. */
export const publishedSloHour = async (
  db: Knex,
  hour: string,
  slo: SloAt,
  [errors, traffic]: [errors: number | null, traffic: number | null],
): Promise<void> => {
  const id = await insertRun(db, SLO_JOB.name, hour);
  const minutes = (value: number | null) => Array(60).fill(value);
  const series = [
    { signal: 'errors', entity: 'SERVICE-1', minutes: minutes(errors) },
    { signal: 'traffic', entity: 'SERVICE-1', minutes: minutes(traffic) },
  ];
  const units = toHourUnits(slo, series, () => false);
  const segments = toSegments(slo, units);
  await db.transaction(async trx => {
    const store = new SloRunStore(trx);
    await store.open({ id, hour });
    await store.add({ id, hour }, [
      { slo: slo.id, version: slo.version, units, segments },
    ]);
    await publish(trx, SLO_JOB.name, id, hour);
  });
};
