import {
  countPlaywright,
  PLAYWRIGHT,
  PLAYWRIGHT_CONFIG,
} from '../stages/browser';
import { reportFile } from '../stages/reports';
import { runTool } from '../runTool';
import { HeavyCheck } from './heavyCheck';

/** Platforms that are started, killed, interrupted and started again. */
export const launcherTests: HeavyCheck = {
  name: 'the launcher, from start to stop',
  async run(context) {
    const file = reportFile(context, 'playwright-launcher');
    const { ok } = await runTool(
      {
        script: PLAYWRIGHT,
        args: [...PLAYWRIGHT_CONFIG, '--project', 'launcher'],
        env: {
          ...context.env,
          ROSETTA_E2E_LAUNCHER: '1',
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        },
        live: true,
      },
      context.signal,
    );
    const { passed, failed } = countPlaywright(file);
    if (!ok || passed === 0)
      throw new Error(`${failed} failed, ${passed} passed`);
    return `${passed} tests passed`;
  },
};
