import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Problem } from '../problem';
import { ROOT } from './home';

/** Says in a sentence what each process would say with a stack trace. */
export function checkConfig(root = ROOT) {
  const file = join(root, 'app-config.yaml');
  if (!existsSync(file))
    throw new Problem(
      `There is no app-config.yaml in ${root}.`,
      'Get it back with `git checkout app-config.yaml`.',
    );
  try {
    parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Problem(
      `${file} is not valid YAML.`,
      'Correct it, or see what changed with `git diff app-config.yaml`.',
      (error as Error).message,
    );
  }
}
