import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem';
import { ProgramContext, runProgram } from '../supervisor/runProgram';

/** Variables that Backstage reads as configuration, or that a file names. */
const variablesOf = (texts: readonly string[]) => {
  const named = texts.flatMap(text =>
    [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name),
  );
  return Object.entries(process.env)
    .filter(([name]) => /^APP_CONFIG_/.test(name) || named.includes(name))
    .sort();
};

const fingerprintOf = (files: readonly string[]) => {
  const texts = files.map(file => readFileSync(file, 'utf8'));
  return createHash('sha256')
    .update(JSON.stringify([texts, variablesOf(texts)]))
    .digest('hex');
};

interface ConfigCheck {
  /** The `--config` arguments of the processes. */
  args: string[];
  /** Where it is kept which configuration was found valid. */
  dir: string;
}

const findProblems = async (args: string[], context: ProgramContext) => {
  let problems: string[] = [];
  await runProgram(
    {
      script: 'packages/launcher/src/configCheck/main.ts',
      args,
      cwd: '.',
    },
    {
      ...context,
      onMessage: message => {
        problems = message as string[];
      },
    },
  );
  return problems;
};

/**
 * Checks the configuration as every process of the domains will read it, so that what is wrong is
 * said before a store is touched, and all of it at once. It loads the code of all processes, in one
 * of its own: what was valid is not checked again until it changes.
 */
export async function checkConfig(
  { args, dir }: ConfigCheck,
  context: ProgramContext,
): Promise<string> {
  const stamp = join(dir, 'configuration.fingerprint');
  const fingerprint = fingerprintOf(args.filter(arg => arg !== '--config'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint)
    return 'checked before';
  const problems = await findProblems(args, context);
  if (problems.length > 0)
    throw new Problem(
      'The configuration is invalid.',
      'Correct app-config.yaml, or app-config.local.yaml, as said above.',
      problems.map(problem => `  - ${problem}`).join('\n'),
    );
  writeFileSync(stamp, fingerprint);
  return 'valid';
}
