import { WatermarkStore } from '@rosetta/run-kit';
import { dynatrace } from '@rosetta/sources/dynatrace';
import { entityOf, MonitoringWorkspace } from '../MonitoringWorkspace';
import { createSyntheticDynatrace } from './syntheticMetrics';

const DAY_MS = 86_400_000;

/** Lands the metrics of the last days of all applications, as a run of the batch does. */
export const landMetrics = async (
  { db, raw }: MonitoringWorkspace,
  { applications, days }: { applications: number; days: number },
) => {
  const entities = Array.from({ length: applications }, (_, at) =>
    entityOf(at),
  );
  const { config, land } = dynatrace.connection!;
  await land!(
    createSyntheticDynatrace(),
    {
      raw,
      watermarks: new WatermarkStore(db),
      pivots: () => entities,
      since: new Date(Date.now() - days * DAY_MS),
      signal: new AbortController().signal,
    },
    config.parse({
      baseUrl: 'http://nowhere.invalid',
      token: 'none',
      historyDays: days,
    }),
  );
  const periods = await raw.periods('dynatrace.metrics');
  return periods.map(({ period }) => period);
};
