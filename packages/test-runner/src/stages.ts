import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { markBuilt } from '@rosetta/launcher/frontend';
import { ROOT } from '@rosetta/launcher/home';
import { ensureTechDocs, hasTechDocs } from '@rosetta/launcher/techdocs';
import { BACKSTAGE_CLI, Tool, runTool } from './runTool';
import { Counts, FAILED, PASSED, SKIPPED, Stage, StageContext } from './types';

const ROSETTA = join(ROOT, 'packages/launcher/bootstrap/rosetta.mjs');

/** Everything `npm test` does, each in its own right: `npm test -- lint types`. */
export const STAGES: readonly Stage[] = [
  check('lint', 'ESLint with the budgets', {
    script: BACKSTAGE_CLI,
    args: ['repo', 'lint', '--max-warnings', '0'],
  }),
  check('types', 'type check', { script: 'typescript/bin/tsc', args: [] }),
  check('format', 'prettier', {
    script: 'prettier/bin-prettier.js',
    args: ['--check', '--loglevel', 'warn', '.'],
  }),
  check('docs', 'documentation made from the code is up to date', {
    script: ROSETTA,
    args: ['docs', 'generate', '--check'],
  }),
  {
    name: 'techdocs',
    description: 'every documentation site, strictly',
    after: [],
    run: runTechDocs,
  },
  {
    name: 'unit',
    description: 'Jest: units, stores, services, plugins, pages',
    after: ['lint', 'types', 'format', 'docs'],
    run: runJest,
  },
  {
    name: 'build',
    description: 'production build of every package',
    // Declarations of the libraries come from the type check.
    after: ['types', 'unit'],
    run: runBuild,
  },
  {
    name: 'browser',
    description: 'the whole platform in Chromium, and its launcher',
    after: ['unit', 'build'],
    run: runBrowser,
  },
];

function check(name: string, description: string, tool: Tool): Stage {
  return {
    name,
    description,
    after: [],
    run: ({ signal, env }) => report({ ...tool, env }, signal),
  };
}

async function report(tool: Tool, signal: AbortSignal): Promise<Counts> {
  const { ok, output } = await runTool(tool, signal);
  if (!ok) process.stdout.write(output);
  return ok ? PASSED : FAILED;
}

async function runTechDocs({ signal, env }: StageContext): Promise<Counts> {
  const state = await ensureTechDocs({ signal, progress: () => {} });
  if (hasTechDocs())
    return report({ script: ROSETTA, args: ['docs', 'build'], env }, signal);
  process.stdout.write(`Not built: MkDocs is ${state}\n`);
  return SKIPPED;
}

async function runBuild({ signal, env }: StageContext): Promise<Counts> {
  const tool = { script: BACKSTAGE_CLI, args: ['repo', 'build', '--all'], env };
  const counts = await report(tool, signal);
  if (counts.failed === 0) markBuilt();
  return counts;
}

async function runJest({ signal, dir, env }: StageContext): Promise<Counts> {
  const reportFile = join(dir, 'jest.json');
  rmSync(reportFile, { force: true });
  const processes = [
    // Tests of services and workers wait more than they compute.
    `--maxWorkers=${availableParallelism() + 1}`,
    // A process keeps what the files before it have transformed, until it grows too large.
    '--workerIdleMemoryLimit=1500MB',
  ];
  const { ok } = await runTool(
    {
      script: BACKSTAGE_CLI,
      args: [
        'repo',
        'test',
        '--json',
        '--outputFile',
        reportFile,
        ...processes,
      ],
      env,
      live: true,
    },
    signal,
  );
  const result = readReport(reportFile);
  const counts = {
    passed: result?.numPassedTests ?? 0,
    // A file that can't even be loaded has no test that failed.
    failed:
      (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0),
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  };
  return orFailed(ok, counts);
}

async function runBrowser({ signal, dir, env }: StageContext): Promise<Counts> {
  const reportFile = join(dir, 'playwright.json');
  rmSync(reportFile, { force: true });
  const { ok } = await runTool(
    {
      script: '@playwright/test/cli',
      args: ['test', '--config', 'packages/e2e/playwright.config.ts'],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
      live: true,
    },
    signal,
  );
  const stats = readReport(reportFile)?.stats;
  const counts = {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
  return orFailed(ok, counts);
}

/** A runner that failed without a failed test, say in its set-up, is a failure all the same. */
function orFailed(ok: boolean, counts: Counts): Counts {
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function readReport(file: string) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
