import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { hasTechDocs } from '@rosetta/launcher/techdocs';
import { BACKSTAGE_CLI, runTool } from '../runTool';
import { findProgram, hasCommand } from '../setup/programs';
import { LeftOut, Stage, StageContext, StageResult } from '../stage';
import { SCHEMATHESIS_TEST } from './schemathesis';
import {
  countTests,
  JestReport,
  orFailed,
  readReport,
  reportFile,
} from './reports';

export const LONGEST_FIRST = join(
  ROOT,
  'packages/test-runner/src/jest/LongestFirst.cjs',
);

/** Backstage's configuration, with modules that are loaded when they are first used. */
const JEST_CONFIG = join(ROOT, 'packages/test-runner/src/jest/config.cjs');

/** Files of tests that take minutes, such as `restart.heavy.test.ts`: the stage `heavy` runs them. */
export const HEAVY_TESTS = String.raw`\.heavy\.test\.ts$`;

export const JEST: Stage = {
  name: 'unit',
  description: 'Jest: units, stores, services, plugins, pages',
  // Documentation brings MkDocs, which some tests need.
  after: ['lint', 'unused', 'types', 'format', 'docs', 'techdocs'],
  programs: ['promtool', 'redis-server'],
  needsStores: true,
  run: runJest,
};

/** Tests that need a program which is not here. */
interface Missing extends LeftOut {
  /** Jest leaves these files out. */
  files: readonly string[];
}

const WITHOUT_REDIS: Missing = {
  what: 'the cache on Redis',
  why: 'redis-server is missing: apt-get install redis-server',
  count: 1,
  files: ['packages/service-kit/src/cache/createCache.test.ts'],
};

const WITHOUT_PROMTOOL: Missing = {
  what: 'the rules of Prometheus beside the burn rates of objectives',
  why: 'promtool is missing: apt-get install prometheus',
  count: 3,
  files: ['packages/monitoring-api/src/slos/prometheus/promtool.test.ts'],
};

/** Jest's set-up of the raw store runs what else there is. */
const WITHOUT_MONGODB: Missing = {
  what: 'the MongoDB adapter of the raw store',
  why: 'there is no server: set MONGODB_URL, or install Go 1.22 or newer (https://go.dev/dl), with which one is built',
  count: 1,
  files: [],
};

/** Jest itself counts the tests that are skipped. */
const WITHOUT_MKDOCS: Missing = {
  what: 'the problems of documentation sites',
  why: 'MkDocs is missing: the stage techdocs installs it',
  count: 0,
  files: [],
};

function findMissing(): Missing[] {
  const missing: Missing[] = [];
  if (!findProgram('redis-server')) missing.push(WITHOUT_REDIS);
  if (!findProgram('promtool')) missing.push(WITHOUT_PROMTOOL);
  if (!process.env.MONGODB_URL && !hasCommand('go'))
    missing.push(WITHOUT_MONGODB);
  if (!hasTechDocs()) missing.push(WITHOUT_MKDOCS);
  return missing;
}

async function runJest(context: StageContext): Promise<StageResult> {
  const file = reportFile(context, 'jest');
  const missing = findMissing();
  const { ok } = await runTool(
    {
      script: BACKSTAGE_CLI,
      args: jestArgs(context, file, missing),
      env: context.env,
      live: true,
    },
    context.signal,
  );
  const report = readReport<JestReport>(file);
  return orFailed(ok, {
    ...countTests(report),
    leftOut: missing,
    timings: report?.testResults.map(({ name, startTime, endTime }) => ({
      name: relative(ROOT, name),
      seconds: (endTime - startTime) / 1_000,
    })),
  });
}

/** What the tool is called with. */
export function jestArgs(
  { since, affected }: StageContext,
  report: string,
  missing: readonly Missing[],
): string[] {
  const files = [SCHEMATHESIS_TEST, ...missing.flatMap(each => each.files)];
  return [
    'repo',
    'test',
    // Outside CI the tool would watch, and wait for a change.
    '--watchAll=false',
    '--config',
    JEST_CONFIG,
    // Its own selection by `--since` knows nothing of packages that are loaded by name.
    ...(affected ? ['--selectProjects', ...affected] : []),
    '--json',
    '--outputFile',
    report,
    // What changed may have no tests.
    ...(since ? ['--passWithNoTests'] : []),
    '--testPathIgnorePatterns',
    '/node_modules/',
    HEAVY_TESTS,
    ...files,
    `--testSequencer=${LONGEST_FIRST}`,
    // Tests of services and workers wait as long as they compute.
    `--maxWorkers=${2 * availableParallelism()}`,
    // A process keeps what the files before it have transformed, until it grows too large.
    '--workerIdleMemoryLimit=1500MB',
  ];
}
