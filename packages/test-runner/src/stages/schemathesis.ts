import { join } from 'node:path';
import { pythonTool } from '@rosetta/launcher/python';
import { BACKSTAGE_CLI, runTool } from '../runTool';
import { Stage, StageContext, StageResult, leftOut } from '../stage';
import {
  countTests,
  JestReport,
  orFailed,
  readReport,
  reportFile,
} from './reports';

/** Starts every service and the portal, and runs Schemathesis against them. */
export const SCHEMATHESIS_TEST =
  'packages/guarantees/src/schemathesis/schemathesis.test.ts';

const TOOL = pythonTool({
  folder: 'schemathesis',
  requirements: 'packages/test-runner/src/schemathesis/requirements.txt',
  installing: 'installing Schemathesis (about 30 s)',
  without: 'no generated requests are sent',
});

/** How many requests each operation gets from each phase, so that the whole takes some 90 s on two cores. */
const EXAMPLES = 4;
/** On request; tokens of machines end after five minutes, and so must each API. */
export const MANY_EXAMPLES = 20;

export const SCHEMATHESIS: Stage = {
  name: 'schemathesis',
  description:
    'requests made from each OpenAPI document, to services and portal',
  after: ['unit'],
  needsStores: true,
  run: context => runSchemathesis(context, EXAMPLES),
};

/** Left out, with the reason, where Python can't bring the tool. */
export async function runSchemathesis(
  context: StageContext,
  examples: number,
): Promise<StageResult> {
  const { signal, env } = context;
  const state = await TOOL.ensure({ signal, progress: () => {} });
  if (!TOOL.isInstalled())
    return leftOut({
      what: 'generated requests',
      why: `Schemathesis is ${state}`,
      count: 1,
    });
  const file = reportFile(context, `schemathesis-${examples}`);
  const { ok } = await runTool(
    {
      script: BACKSTAGE_CLI,
      args: [
        'repo',
        'test',
        '--watchAll=false',
        '--selectProjects',
        '@rosetta/guarantees',
        '--json',
        '--outputFile',
        file,
        '--runTestsByPath',
        SCHEMATHESIS_TEST,
      ],
      env: {
        ...env,
        SCHEMATHESIS: join(TOOL.bin, 'schemathesis'),
        SCHEMATHESIS_EXAMPLES: String(examples),
      },
      live: true,
    },
    signal,
  );
  return orFailed(ok, countTests(readReport<JestReport>(file)));
}
