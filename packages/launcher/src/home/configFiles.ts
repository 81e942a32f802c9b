import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../problem';
import { Home, ROOT, rosettaHome } from './home';

/** The one file that nothing works without. */
export function assertExists(file: string) {
  const name = basename(file);
  if (!existsSync(file))
    throw new Problem(
      `There is no ${name} in ${dirname(file)}.`,
      `Restore it with \`git checkout ${name}\`.`,
    );
}

const asArgs = (files: string[]) => files.flatMap(file => ['--config', file]);

function checkoutFiles(): string[] {
  const required = join(ROOT, 'app-config.yaml');
  const local = join(ROOT, 'app-config.local.yaml');
  assertExists(required);
  return existsSync(local) ? [required, local] : [required];
}

/**
 * The `--config` arguments of a process that a start begins: the checkout's configuration,
 * what is local to it, and what the start will have written by then.
 */
export const startedArgs = (home: Home): string[] =>
  asArgs([...checkoutFiles(), home.startConfig]);

/** The `--config` arguments of a command, which may come before the first start. */
export const configArgs = (home = rosettaHome()): string[] =>
  existsSync(home.startConfig) ? startedArgs(home) : asArgs(checkoutFiles());
