import { runTool } from '../runTool';
import { findProgram } from '../setup/programs';
import { LeftOut, Stage, StageContext, StageResult, Timing } from '../stage';
import { orFailed, readReport, reportFile } from './reports';

export const BROWSER: Stage = {
  name: 'browser',
  description: 'the whole platform in Chromium, and its launcher',
  after: ['unit', 'build'],
  programs: ['chromium'],
  run: runBrowser,
};

/** What Playwright reports: suites in suites, down to the tests. */
interface Suite {
  file: string;
  suites?: Suite[];
  specs: {
    title: string;
    tests: { projectName: string; results: { duration: number }[] }[];
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

const PLAYWRIGHT = '@playwright/test/cli';
const CONFIG = ['test', '--config', 'packages/e2e/playwright.config.ts'];

/** The project whose tests use no browser. */
const LAUNCHER = 'launcher';

async function runBrowser(context: StageContext): Promise<StageResult> {
  const file = reportFile(context, 'playwright');
  const hasBrowser = findProgram('chromium') !== undefined;
  const { ok } = await runTool(
    {
      script: PLAYWRIGHT,
      args: [...CONFIG, ...(hasBrowser ? [] : ['--project', LAUNCHER])],
      env: { ...context.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      live: true,
    },
    context.signal,
  );
  const report = readReport<PlaywrightReport>(file);
  const { stats } = report ?? {};
  return orFailed(ok, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
    leftOut: hasBrowser ? [] : [await withoutBrowser(context)],
    timings: report?.suites.flatMap(timingsOf),
  });
}

async function withoutBrowser(context: StageContext): Promise<LeftOut> {
  const file = reportFile(context, 'playwright-list');
  const env = { ...context.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const args = [...CONFIG, '--list', '--reporter', 'json'];
  await runTool({ script: PLAYWRIGHT, args, env }, context.signal);
  const tests = readReport<PlaywrightReport>(file)?.suites.flatMap(testsOf);
  const count = tests?.filter(each => each.project !== LAUNCHER).length ?? 1;
  return {
    what: 'the pages in a browser',
    why: 'Chromium is missing: apt-get install chromium-headless-shell',
    count,
  };
}

function testsOf({
  file,
  suites = [],
  specs,
}: Suite): (Timing & { project: string })[] {
  return [
    ...suites.flatMap(testsOf),
    ...specs.flatMap(({ title, tests }) =>
      tests.map(({ projectName, results }) => ({
        project: projectName,
        name: `${file} › ${title}`,
        seconds:
          results.reduce((sum, { duration }) => sum + duration, 0) / 1_000,
      })),
    ),
  ];
}

function timingsOf(suite: Suite): Timing[] {
  return testsOf(suite).map(({ name, seconds }) => ({ name, seconds }));
}
