import { join } from 'node:path';
import { markBuilt } from '@rosetta/launcher/frontend';
import { ROOT } from '@rosetta/launcher/home';
import { ensureTechDocs, hasTechDocs } from '@rosetta/launcher/techdocs';
import { BACKSTAGE_CLI, KNIP, Tool, runTool } from '../runTool';
import {
  Counts,
  FAILED,
  PASSED,
  Stage,
  StageContext,
  StageResult,
  leftOut,
} from '../stage';

const ROSETTA = join(ROOT, 'packages/launcher/bootstrap/rosetta.mjs');

/** Checks by one tool each, which passes or fails as a whole. */
export const CHECKS: readonly Stage[] = [
  check('lint', 'ESLint with the budgets', ({ since }) => ({
    script: BACKSTAGE_CLI,
    args: ['repo', 'lint', '--max-warnings', '0', ...sinceArgs(since)],
  })),
  check('unused', 'Knip: exports, files and dependencies in use', () => ({
    script: KNIP,
    args: ['--no-progress', '--no-config-hints'],
  })),
  check('types', 'type check', () => ({
    script: 'typescript/bin/tsc',
    args: [],
  })),
  check('format', 'prettier', ({ changed = ['.'] }) => ({
    script: 'prettier/bin-prettier.js',
    args: ['--check', '--loglevel', 'warn', '--ignore-unknown', ...changed],
  })),
  check('docs', 'documentation made from the code is up to date', () => ({
    script: ROSETTA,
    args: ['docs', 'generate', '--check'],
  })),
  {
    name: 'techdocs',
    description: 'every documentation site, strictly',
    after: [],
    run: runTechDocs,
  },
];

export const BUILD: Stage = {
  name: 'build',
  description: 'production build of every package',
  // Declarations of the libraries come from the type check.
  after: ['types', 'unit'],
  run: runBuild,
};

function sinceArgs(since: string | undefined) {
  return since ? ['--since', since] : [];
}

function check(
  name: string,
  description: string,
  toolFor: (context: StageContext) => Tool,
): Stage {
  return {
    name,
    description,
    after: [],
    run: context => report(toolFor(context), context),
  };
}

async function report(
  tool: Tool,
  { signal, env }: StageContext,
): Promise<Counts> {
  const { ok, output } = await runTool({ ...tool, env }, signal);
  if (!ok) process.stdout.write(output);
  return ok ? PASSED : FAILED;
}

async function runTechDocs(context: StageContext): Promise<StageResult> {
  const { signal } = context;
  const state = await ensureTechDocs({ signal, progress: () => {} });
  if (!hasTechDocs())
    return leftOut({
      what: 'documentation sites',
      why: `MkDocs is ${state}`,
      count: 1,
    });
  return report({ script: ROSETTA, args: ['docs', 'build'] }, context);
}

async function runBuild(context: StageContext): Promise<Counts> {
  const { since } = context;
  const args = ['repo', 'build', '--all', ...sinceArgs(since)];
  const counts = await report({ script: BACKSTAGE_CLI, args }, context);
  if (counts.failed === 0 && !since) markBuilt();
  return counts;
}
