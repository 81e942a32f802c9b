import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../problem';
import { ROOT, rosettaHome } from './home';

/** The one file that nothing works without. */
export function assertIsThere(file: string) {
  const name = basename(file);
  if (!existsSync(file))
    throw new Problem(
      `There is no ${name} in ${dirname(file)}.`,
      `Get it back with \`git checkout ${name}\`.`,
    );
}

/**
 * The `--config` arguments of a process of this platform: the checkout's configuration,
 * what is local to it, and what the start wrote.
 */
export function configArgs(home = rosettaHome()): string[] {
  const files = [
    join(ROOT, 'app-config.yaml'),
    join(ROOT, 'app-config.local.yaml'),
    home.startConfig,
  ];
  const [required, ...optional] = files;
  assertIsThere(required);
  return [required, ...optional.filter(file => existsSync(file))].flatMap(
    file => ['--config', file],
  );
}
