import { BACKSTAGE_CLI, runTool } from '../runTool';
import { chartTools } from '../setup/kubernetes/chartTools';
import { HEAVY_TESTS, LONGEST_FIRST } from '../stages/jest';
import {
  JestReport,
  countTests,
  readReport,
  reportFile,
} from '../stages/reports';
import { HeavyCheck } from './heavyCheck';

/** Jest files that restart whole processes, check a copy of the repository, or need tools that are fetched first. */
export const lifeCycles: HeavyCheck = {
  name: 'whole life cycles',
  async run(context) {
    const file = reportFile(context, 'life-cycles');
    const { ok } = await runTool(
      {
        script: BACKSTAGE_CLI,
        args: [
          'repo',
          'test',
          '--watchAll=false',
          '--json',
          '--outputFile',
          file,
          '--testPathPatterns',
          HEAVY_TESTS,
          `--testSequencer=${LONGEST_FIRST}`,
          '--maxWorkers=2',
        ],
        env: { ...context.env, ...(await chartTools(context.signal)) },
        live: true,
      },
      context.signal,
    );
    const { passed, failed } = countTests(readReport<JestReport>(file));
    if (!ok || passed === 0)
      throw new Error(`${failed} failed, ${passed} passed`);
    return `${passed} tests passed`;
  },
};
