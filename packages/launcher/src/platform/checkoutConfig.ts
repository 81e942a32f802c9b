import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MACHINE_CALLERS, MachineCaller } from '@rosetta/contracts/domains';
import { parse } from 'yaml';
import { Problem } from '../problem';
import { assertExists } from '../home/configFiles';
import { ConfigFile, problemsOf, REQUIRED, valueAt } from './configShape';
import { ROOT } from '../home/home';

const FILES = ['app-config.yaml', 'app-config.local.yaml'];
const CURE = 'Correct it; `git diff` shows what changed.';

/**
 * The configuration files of the checkout. A missing or broken one is said here in a
 * sentence, before anything starts; each process would say it with a stack trace.
 */
export function readCheckoutConfig(root = ROOT): ConfigFile[] {
  const [required] = FILES;
  assertExists(join(root, required));
  const files = FILES.map(name => join(root, name))
    .filter(file => existsSync(file))
    .map(file => checked(file, readYaml(file)));
  const missing = REQUIRED.filter(
    path => !files.some(file => valueAt(file, path) !== undefined),
  );
  if (missing.length > 0)
    throw new Problem(
      `${required} lacks ${missing.join(', ')}.`,
      `Restore it with \`git checkout ${required}\`, or add what is missing.`,
    );
  return files;
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    throw new Problem(
      `${file} is not valid YAML.`,
      CURE,
      (error as Error).message,
    );
  }
}

function checked(file: string, content: unknown): ConfigFile {
  const read = ConfigFile.safeParse(content);
  if (read.success) return read.data;
  const problems = problemsOf(read.error).join(', ');
  throw new Problem(`${basename(file)} can't be used: ${problems}.`, CURE);
}

/** The machines that the last file which names any gives an identity, else those of the manifests. */
export const machineCallers = (
  files: readonly ConfigFile[],
): readonly MachineCaller[] =>
  files
    .map(({ rosetta }) => rosetta?.identity?.machines?.callers)
    .findLast(callers => callers) ?? MACHINE_CALLERS;
