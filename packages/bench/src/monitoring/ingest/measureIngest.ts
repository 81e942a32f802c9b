import { SIGNALS_JOB } from '@rosetta/monitoring-mart';
import { HOURS } from '@rosetta/run-kit';
import { Measured, secondsOf } from '../../measure';
import { MonitoringWorkspace } from '../MonitoringWorkspace';
import { BenchShape } from '../shape';
import { MonitoringBaseline, measureMonitoringBaseline } from './baseline';
import { landMetrics } from './landMetrics';

export interface IngestResult {
  applications: number;
  hours: number;
  /** Signals of an application and hour. */
  rows: number;
  landingSeconds: number;
  batch: Measured;
  baseline: MonitoringBaseline;
  /** From the answers of the source to published signals, in seconds. */
  total: number;
  ratio: number;
}

/** A month of signals from the answers of Dynatrace to published hours, and a plain copy of the same rows. */
export const measureIngest = async (
  workspace: MonitoringWorkspace,
  { applications, days }: BenchShape,
  report: (text: string) => void,
): Promise<IngestResult> => {
  const { db, runBatch } = workspace;
  report(`Landing ${days} days of ${applications} applications`);
  let hours: string[] = [];
  const landingSeconds = await secondsOf(async () => {
    hours = await landMetrics(workspace, { applications, days });
  });
  report(`Running the batch of ${hours.length} hours`);
  const batch = await runBatch(
    SIGNALS_JOB.name,
    ...['--from', hours[0], '--to', HOURS.add(hours.at(-1)!, 1)],
  );
  const [{ rows }] = await db('signal_hour').count({ rows: '*' });
  report('Copying the same rows with plain PostgreSQL');
  const baseline = await measureMonitoringBaseline(workspace);
  const total = landingSeconds + batch.seconds;
  return {
    ...{ applications, hours: hours.length, rows: Number(rows) },
    ...{ landingSeconds, batch, baseline, total },
    ratio: total / (baseline.rawSeconds + baseline.factsSeconds),
  };
};
