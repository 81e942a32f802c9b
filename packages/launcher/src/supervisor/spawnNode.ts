import { ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../home/home';
import { LogFile } from './LogFile';

const fromRoot = createRequire(join(ROOT, 'package.json'));
const EXIT_WITH_LAUNCHER = join(
  ROOT,
  'packages/launcher/bootstrap/exitWithLauncher.cjs',
);

export interface NodeProgram {
  /** A file of this checkout, TypeScript or JavaScript. */
  script: string;
  args: string[];
  /** The folder it runs in, from the root of the checkout. */
  cwd: string;
  env?: NodeJS.ProcessEnv;
  nodeArgs?: string[];
}

/**
 * Starts a program of this checkout in a group of its own, so that Ctrl-C reaches the
 * launcher only, which then stops everything in order.
 */
export function spawnNode(program: NodeProgram, log: LogFile): ChildProcess {
  const args = [
    ...(program.nodeArgs ?? []),
    '--require',
    EXIT_WITH_LAUNCHER,
    '--require',
    fromRoot.resolve('@backstage/cli/config/nodeTransform.cjs'),
    join(ROOT, program.script),
    ...program.args,
  ];
  return log.open(file =>
    spawn(process.execPath, args, {
      cwd: join(ROOT, program.cwd),
      detached: true,
      stdio: ['ignore', file, file, 'ipc'],
      env: { ...environment(), ...program.env },
    }),
  );
}

/** What a component gets from the environment of the launcher: all but what npm added. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|YARN_|BERRY_)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    NODE_ENV: 'production',
    NO_COLOR: '1',
    NODE_COMPILE_CACHE: join(ROOT, '.tools/compile-cache'),
  };
}
