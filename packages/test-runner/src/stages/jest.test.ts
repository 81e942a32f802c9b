import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { BACKSTAGE_CLI } from '../runTool';
import { HEAVY_TESTS, jestArgs } from './jest';

jest.setTimeout(120_000);

/** How the tool itself would run with these arguments, outside CI and whatever the run it is in was told. */
const resolvedConfig = (args: readonly string[], variables = {}) => {
  const { CI: _, ROSETTA_LAZY_IMPORTS: __, ...env } = process.env;
  const output = execFileSync(
    process.execPath,
    [BACKSTAGE_CLI, ...args, '--showConfig'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...env, ...variables },
      maxBuffer: 64 << 20,
    },
  );
  return JSON.parse(output.slice(output.indexOf('{')));
};

describe('the arguments of the unit tests', () => {
  const context = {
    signal: new AbortController().signal,
    dir: '/tmp',
    env: {},
  };

  it('never let the tool watch, also outside CI, and load modules when they are first used', () => {
    const { globalConfig, configs } = resolvedConfig(
      jestArgs(context, '/tmp/report.json', []),
    );
    expect(globalConfig).toMatchObject({ watch: false, watchAll: false });
    const transforms = configs.map(({ transform }: any) => transform[0][1]);
    expect(new Set(transforms)).toEqual(
      new Set([join(ROOT, 'packages/test-runner/src/jest/lazyImports.cjs')]),
    );
  });

  it('load every module at once where ROSETTA_LAZY_IMPORTS is 0', () => {
    const lazyProjects = (variables = {}) =>
      resolvedConfig(
        jestArgs(context, '/tmp/report.json', []),
        variables,
      ).configs.filter(({ transform }: any) => transform[0][2].isLazy);
    expect(lazyProjects()).not.toEqual([]);
    expect(lazyProjects({ ROSETTA_LAZY_IMPORTS: '0' })).toEqual([]);
  });

  it('leave out the files that only the heavy checks run', () => {
    const heavy = new RegExp(HEAVY_TESTS);
    expect(jestArgs(context, '/tmp/report.json', [])).toContain(HEAVY_TESTS);
    expect(heavy.test('src/restart/restart.heavy.test.ts')).toBe(true);
    expect(heavy.test('src/heavy/heavy.test.ts')).toBe(false);
  });
});
