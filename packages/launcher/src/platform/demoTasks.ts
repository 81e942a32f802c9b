import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lastCompleteMonth } from '@rosetta/contracts/values';
import { runProgram } from '../supervisor/runProgram';
import { Task, TaskContext } from '../supervisor/types';
import { writePrivately } from '../home/files';
import { Home } from '../home/home';
import { TaskOptions } from './taskOptions';

/** Notes until which month all of the demo company is in the stores; `--fresh` forgets it. */
export const demoStateFile = (home: Home) => join(home.dir, 'demo.json');

/** The month until which the demo company is still to be loaded; none when it is there. */
export function missingDemoMonth(home: Home): string | undefined {
  const until = lastCompleteMonth();
  return isLoaded(home, until) ? undefined : until;
}

/** Loads the demo company the way a person would: files, import, batch. */
export function demoTasks(options: TaskOptions): Task[] {
  const until = missingDemoMonth(options.home);
  if (!until) return [];
  const bills = join(options.home.dir, 'demo', until);
  return [
    {
      name: 'demo-bills',
      title: 'Demo bills',
      needs: [],
      run: context => generateBills(options, context, { until, bills }),
    },
    {
      name: 'demo-import',
      title: 'Demo import',
      needs: ['demo-bills', 'databases'],
      run: context => importBills(options, context, bills),
    },
    {
      name: 'demo-referentiel',
      title: 'Demo référentiel',
      needs: ['platform-ref-api'],
      run: context => loadReferentiel(options, context),
    },
    {
      name: 'demo-rules',
      title: 'Demo rules',
      needs: ['finops-api'],
      run: context => loadRules(options, context),
    },
    {
      name: 'demo-costs',
      title: 'Demo costs',
      needs: ['demo-import', 'demo-referentiel', 'demo-rules', 'simulators'],
      run: context => computeCosts(options, context, until),
    },
    {
      name: 'demo-deployments',
      title: 'Demo deployments',
      needs: ['demo-referentiel', 'simulators', 'monitoring-api'],
      run: context => publishDeployments(options, context),
    },
    {
      name: 'demo-objectives',
      title: 'Demo objectives',
      needs: ['demo-referentiel', 'monitoring-api'],
      run: context => loadObjectives(options, context),
    },
    {
      name: 'demo',
      title: 'Demo company',
      needs: ['demo-costs', 'demo-deployments', 'demo-objectives'],
      run: async () => {
        writePrivately(demoStateFile(options.home), JSON.stringify({ until }));
        return 'all there';
      },
    },
  ];
}

function isLoaded(home: Home, until: string) {
  const file = demoStateFile(home);
  return (
    existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).until === until
  );
}

async function generateBills(
  options: TaskOptions,
  context: TaskContext,
  { until, bills }: { until: string; bills: string },
) {
  context.progress('writing 13 months of bills');
  await runProgram(
    {
      script: 'packages/demo/src/main.ts',
      args: [until, bills],
      cwd: '.',
    },
    contextOf(options, context, 'demo-bills', 'Generating the demo bills'),
  );
  return `${readdirSync(bills).length} months`;
}

async function importBills(
  options: TaskOptions,
  context: TaskContext,
  bills: string,
) {
  context.progress('importing the bills');
  const files = readdirSync(bills).map(name => join(bills, name));
  // Months of an earlier demo that are written again replace what was there.
  const args = ['raw', 'import', 'focus', ...files, '--replace'];
  await rosetta(args, options, context, 'demo-import');
  return `${files.length} files`;
}

async function loadReferentiel(options: TaskOptions, context: TaskContext) {
  context.progress('applications, teams and pivots');
  const args = ['demo', 'referentiel'];
  await rosetta(args, options, context, 'demo-referentiel');
  return 'applications, teams and pivots';
}

async function loadRules(options: TaskOptions, context: TaskContext) {
  context.progress('allocation rules');
  await rosetta(['demo', 'rules'], options, context, 'demo-rules');
  return 'allocation rules';
}

/** The worker measures them as signals arrive. */
async function loadObjectives(options: TaskOptions, context: TaskContext) {
  context.progress('objectives and a maintenance window');
  await rosetta(['demo', 'objectives'], options, context, 'demo-objectives');
  return 'objectives and a maintenance window';
}

/** Each August a query goes wrong in the demo company; that may be longer ago than a run looks back. */
const lastAnomalousMonth = (until: string) => {
  const year = Number(until.slice(0, 4));
  return `${until.slice(5) >= '08' ? year : year - 1}-08`;
};

async function computeCosts(
  options: TaskOptions,
  context: TaskContext,
  until: string,
) {
  context.progress('running the batch');
  await rosetta(['batch', 'finops', 'run'], options, context, 'demo-costs');
  context.progress('looking for anomalies');
  const args = ['batch', 'finops', 'run', '--job', 'anomalies'];
  const period = ['--period', lastAnomalousMonth(until)];
  await rosetta([...args, ...period], options, context, 'demo-anomalies');
  return `until ${until}`;
}

const DEPLOYMENT_DAYS = 60;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** A UTC day so many days from today. */
const dayFromToday = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** What the demo's GitLab and Argo CD remember, as history; from then on the worker keeps it. */
async function publishDeployments(options: TaskOptions, context: TaskContext) {
  context.progress('running the batch');
  const from = dayFromToday(1 - DEPLOYMENT_DAYS);
  const to = dayFromToday(1);
  const args = ['batch', 'monitoring', 'run', '--from', from, '--to', to];
  await rosetta(args, options, context, 'demo-deployments');
  return `${DEPLOYMENT_DAYS} days`;
}

/** One of our own commands, against this home. */
function rosetta(
  args: string[],
  options: TaskOptions,
  context: TaskContext,
  name: string,
) {
  return runProgram(
    {
      script: 'packages/cli/src/main.ts',
      args: [...args, '--json'],
      cwd: '.',
    },
    contextOf(
      options,
      context,
      name,
      `\`rosetta ${args.slice(0, 2).join(' ')}\``,
    ),
  );
}

function contextOf(
  { home, records }: TaskOptions,
  { signal }: TaskContext,
  name: string,
  title: string,
) {
  return { name, title, records, logs: home.logs, signal };
}
