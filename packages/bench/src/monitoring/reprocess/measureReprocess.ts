import { addDays } from '@rosetta/contracts/values';
import {
  DELIVERY_JOB,
  DEPLOYMENTS_JOB,
  SIGNALS_JOB,
} from '@rosetta/monitoring-mart';
import { importFile } from '@rosetta/raw-store';
import { gitLabDeployments } from '@rosetta/sources/gitlab';
import { Knex } from 'knex';
import { median } from '../../portal/median';
import { landMetrics } from '../ingest/landMetrics';
import { MonitoringWorkspace, projectOf } from '../MonitoringWorkspace';
import { daysBefore, fillMart } from '../pages/fillMart';
import { BenchShape } from '../shape';

const ROUNDS = 3;
/** Fewer make a quick bench: each round is a process of its own. */
const MIN_APPLICATIONS = 10;
const FEW_DAYS = 30;

/** Seconds of a reprocess, by job. */
type Seconds = Record<string, number>;

export interface ReprocessedDays extends BenchShape {
  fewDays: number;
  few: Seconds;
  many: Seconds;
  /** The largest, of the jobs. */
  ratio: number;
}

/** What the applications deployed on a day, as GitLab says it. */
function* deploymentsOf(day: string, applications: number) {
  for (let at = 0; at < applications; at += 3) {
    const finished = `${day}T${String(8 + (at % 10)).padStart(2, '0')}:30:00.000Z`;
    yield {
      id: 900_000 + at,
      iid: at,
      ...{ ref: 'main', sha: `${day}-${at}`, status: 'success' },
      ...{ created_at: finished, updated_at: finished },
      user: { username: 'bench' },
      environment: { name: 'production' },
      deployable: { finished_at: finished },
      project_path: projectOf(at),
    };
  }
} // prettier-ignore

const secondsOfLastRun = async (db: Knex, job: string, period: string) => {
  const run: { state: string; seconds: number } | undefined = await db('run')
    .where({ job, period })
    .orderBy('requested_at', 'desc')
    .first(
      'state',
      db.raw('extract(epoch from finished_at - started_at)::float8 as seconds'),
    );
  if (run?.state !== 'succeeded')
    throw new Error(`The run of ${job} for ${period} has not succeeded`);
  return run.seconds;
};

/** The one in the middle, of some reprocesses of the last day, or of its last hour. */
const reprocess = async (
  { db, runBatch }: MonitoringWorkspace,
  periods: Record<string, string>,
  count: number,
): Promise<Seconds> => {
  const seconds: Seconds = {};
  for (const [job, period] of Object.entries(periods)) {
    const rounds: number[] = [];
    for (let round = 0; round < count; round += 1) {
      await runBatch(job, '--period', period, '--reprocess');
      rounds.push(await secondsOfLastRun(db, job, period));
    }
    seconds[job] = median(rounds);
  }
  return seconds;
};

/** A day's reprocess among the days of a month, and among those of thirteen. */
export const measureMonitoringReprocess = async (
  workspace: MonitoringWorkspace,
  shape: BenchShape,
  report: (text: string) => void,
): Promise<ReprocessedDays> => {
  const { applications, days } = shape;
  const { db, raw } = workspace;
  const { to } = daysBefore(0);
  const fewDays = Math.min(FEW_DAYS, Math.ceil(days / 2));
  const split = addDays(to, -fewDays);
  const day = addDays(to, -1);
  report(`Landing ${day}`);
  const deployments = gitLabDeployments.fromRecords(deploymentsOf(day, applications)); // prettier-ignore
  await importFile(raw, deployments, { path: '', name: 'bench' });
  await landMetrics(workspace, { applications, days: 1 });
  const periods = {
    [DEPLOYMENTS_JOB.name]: day,
    [DELIVERY_JOB.name]: day,
    [SIGNALS_JOB.name]: `${day}T23`,
  };
  report(`Filling ${fewDays} days`);
  await fillMart(db, { applications, from: split, to }, report);
  report(`Reprocessing ${day} among ${fewDays} days`);
  const rounds = applications < MIN_APPLICATIONS ? 1 : ROUNDS;
  await reprocess(workspace, periods, 1);
  const few = await reprocess(workspace, periods, rounds);
  report(`Filling ${days} days`);
  await fillMart(db, { applications, from: addDays(to, -days), to: split }, report); // prettier-ignore
  report(`Reprocessing ${day} among ${days} days`);
  const many = await reprocess(workspace, periods, rounds);
  const ratio = Math.max(
    ...Object.keys(periods).map(job => many[job] / few[job]),
  );
  return { ...shape, fewDays, few, many, ratio };
};
