import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Problem } from '../problem';
import { ROOT } from './home';
import type { MachineCaller } from './startConfig';

const FILES = ['app-config.yaml', 'app-config.local.yaml'];

interface ConfigFile {
  rosetta?: {
    identity?: { machines?: { callers?: MachineCaller[] } };
  };
}

/**
 * The configuration files of the checkout. A missing or broken one is said here in a
 * sentence; each process would say it with a stack trace.
 */
export function readCheckoutConfig(root = ROOT): ConfigFile[] {
  const [required] = FILES;
  if (!existsSync(join(root, required)))
    throw new Problem(
      `There is no ${required} in ${root}.`,
      `Get it back with \`git checkout ${required}\`.`,
    );
  return FILES.map(name => join(root, name))
    .filter(file => existsSync(file))
    .map(readYaml);
}

function readYaml(file: string): ConfigFile {
  try {
    return parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    throw new Problem(
      `${file} is not valid YAML.`,
      'Correct it; `git diff` shows what changed.',
      (error as Error).message,
    );
  }
}

/** The machines that the last file which names any gives an identity. */
export const machineCallers = (files: readonly ConfigFile[]): MachineCaller[] =>
  files
    .map(({ rosetta }) => rosetta?.identity?.machines?.callers)
    .findLast(callers => callers !== undefined) ?? [];
