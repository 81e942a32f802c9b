import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { readWorkspaces } from '../home/workspaces';
import { ROOT } from '../home/home';
import { ProgramContext, runProgram } from '../supervisor/runProgram';

/** From it the portal knows which of its configuration is secret. */
export const CONFIG_SCHEMA = join(ROOT, '.tools/config-schema.json');
const STAMP = `${CONFIG_SCHEMA}.fingerprint`;

/** Changes when a package comes, goes or is of another version, or when one of ours says something else. */
export function schemaFingerprint(root: string): string {
  const hash = createHash('sha256');
  const files = [...readWorkspaces(root).values()].flatMap(({ folder }) =>
    ['package.json', 'config.d.ts'].map(name => join(folder, name)),
  );
  for (const file of ['yarn.lock', ...files.sort()])
    if (existsSync(join(root, file)))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Compiles it, unless that was done: it takes seconds, which the portal would spend at each start. */
export async function ensureConfigSchema(
  context: ProgramContext & { progress(text: string): void },
): Promise<string> {
  const fingerprint = schemaFingerprint(ROOT);
  if (isUpToDate(fingerprint)) return 'compiled before';
  context.progress('compiling');
  mkdirSync(dirname(CONFIG_SCHEMA), { recursive: true });
  const aside = `${CONFIG_SCHEMA}.${process.pid}`;
  try {
    await runProgram(
      {
        script: 'packages/launcher/src/configSchema/main.ts',
        args: [aside],
        cwd: '.',
      },
      context,
    );
    rmSync(STAMP, { force: true });
    renameSync(aside, CONFIG_SCHEMA);
    writeFileSync(STAMP, fingerprint);
  } finally {
    rmSync(aside, { force: true });
  }
  return 'compiled';
}

function isUpToDate(fingerprint: string) {
  return (
    existsSync(CONFIG_SCHEMA) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === fingerprint
  );
}
