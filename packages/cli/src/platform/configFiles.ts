import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, rosettaHome } from './home';

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
  return [required, ...optional.filter(file => existsSync(file))].flatMap(
    file => ['--config', file],
  );
}
