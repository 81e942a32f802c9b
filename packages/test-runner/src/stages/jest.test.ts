import { execFileSync } from 'node:child_process';
import { ROOT } from '@rosetta/launcher/home';
import { BACKSTAGE_CLI } from '../runTool';
import { HEAVY_TESTS, jestArgs } from './jest';

jest.setTimeout(120_000);

/** How the tool itself would run with these arguments, outside CI. */
const resolvedConfig = (args: readonly string[]) => {
  const { CI: _, ...env } = process.env;
  const output = execFileSync(
    process.execPath,
    [BACKSTAGE_CLI, ...args, '--showConfig'],
    { cwd: ROOT, encoding: 'utf8', env, maxBuffer: 64 << 20 },
  );
  return JSON.parse(output.slice(output.indexOf('{'))).globalConfig;
};

describe('the arguments of the unit tests', () => {
  const context = {
    signal: new AbortController().signal,
    dir: '/tmp',
    env: {},
  };

  it('never let the tool watch, also outside CI', () => {
    const config = resolvedConfig(jestArgs(context, '/tmp/report.json', []));
    expect(config).toMatchObject({ watch: false, watchAll: false });
  });

  it('leave out the files that only the heavy checks run', () => {
    const heavy = new RegExp(HEAVY_TESTS);
    expect(jestArgs(context, '/tmp/report.json', [])).toContain(HEAVY_TESTS);
    expect(heavy.test('src/restart/restart.heavy.test.ts')).toBe(true);
    expect(heavy.test('src/heavy/heavy.test.ts')).toBe(false);
  });
});
