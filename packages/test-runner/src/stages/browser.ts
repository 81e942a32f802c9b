import { runTool } from '../runTool';
import { DEBIAN_PACKAGES, findProgram } from '../setup/programs';
import {
  Counts,
  Stage,
  StageContext,
  StageResult,
  Timing,
  leftOut,
} from '../stage';
import { orFailed, readReport, reportFile } from './reports';

export const BROWSER: Stage = {
  name: 'browser',
  description: 'the whole platform in Chromium',
  // Pages time out when something else takes the processor: it runs alone.
  after: ['unit', 'build', 'schemathesis'],
  programs: ['chromium'],
  run: runBrowser,
};

/** What Playwright reports: suites in suites, down to the tests. */
interface Suite {
  file: string;
  suites?: Suite[];
  specs: {
    title: string;
    tests: { results: { duration: number }[] }[];
  }[];
}

interface PlaywrightReport {
  stats: {
    expected: number;
    unexpected: number;
    flaky: number;
    skipped: number;
  };
  suites: Suite[];
}

export const PLAYWRIGHT = '@playwright/test/cli';
export const PLAYWRIGHT_CONFIG = [
  'test',
  '--config',
  'packages/e2e/playwright.config.ts',
];

async function runBrowser(context: StageContext): Promise<StageResult> {
  const file = reportFile(context, 'playwright');
  if (!findProgram('chromium')) return withoutBrowser(context);
  const { ok } = await runTool(
    {
      script: PLAYWRIGHT,
      args: PLAYWRIGHT_CONFIG,
      env: { ...context.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      live: true,
    },
    context.signal,
  );
  return orFailed(ok, {
    ...countPlaywright(file),
    timings: readReport<PlaywrightReport>(file)?.suites.flatMap(testsOf),
  });
}

/** What a report of Playwright counts; nothing where there is none. */
export function countPlaywright(file: string): Counts {
  const { stats } = readReport<PlaywrightReport>(file) ?? {};
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}

async function withoutBrowser(context: StageContext): Promise<StageResult> {
  const file = reportFile(context, 'playwright-list');
  const env = { ...context.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const args = [...PLAYWRIGHT_CONFIG, '--list', '--reporter', 'json'];
  await runTool({ script: PLAYWRIGHT, args, env }, context.signal);
  const tests = readReport<PlaywrightReport>(file)?.suites.flatMap(testsOf);
  return leftOut({
    what: 'the pages in a browser',
    why: `Chromium is missing: apt-get install ${DEBIAN_PACKAGES.chromium.join(
      ' ',
    )}`,
    count: tests?.length ?? 1,
  });
}

function testsOf({ file, suites = [], specs }: Suite): Timing[] {
  return [
    ...suites.flatMap(testsOf),
    ...specs.flatMap(({ title, tests }) =>
      tests.map(({ results }) => ({
        name: `${file} › ${title}`,
        seconds:
          results.reduce((sum, { duration }) => sum + duration, 0) / 1_000,
      })),
    ),
  ];
}
