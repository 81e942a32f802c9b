import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { ROOT } from '../home/home';
import { ProgramContext, runProgram } from '../supervisor/runProgram';
import { frontendFingerprint } from './fingerprint';

const APP = join(ROOT, 'packages/app');
/** In the bundle's own folder, so that it goes when the bundle goes. */
const STAMP = join(APP, 'dist/.fingerprint');

/** Builds the bundle that the portal serves, unless it is there already. */
export async function ensureFrontend(
  context: ProgramContext & { progress(text: string): void },
): Promise<string> {
  if (isBuilt()) return 'built before';
  context.progress('building (about 30 s)');
  const release = await lock(APP, {
    lockfilePath: join(ROOT, '.tools/frontend.lock'),
    stale: 20_000,
    retries: { retries: 600, minTimeout: 500, maxTimeout: 500 },
  });
  try {
    if (!isBuilt()) await build(context);
    return 'built';
  } finally {
    await release();
  }
}

function isBuilt() {
  return (
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === frontendFingerprint(ROOT)
  );
}

async function build(context: ProgramContext) {
  const fingerprint = frontendFingerprint(ROOT);
  await runProgram(
    {
      script: 'node_modules/@backstage/cli/bin/backstage-cli',
      args: ['package', 'build', '--config', join(ROOT, 'app-config.yaml')],
      cwd: 'packages/app',
    },
    context,
  );
  markBuilt(fingerprint);
}

/** For a bundle that was built in another way, from sources with this fingerprint. */
export function markBuilt(fingerprint = frontendFingerprint(ROOT)) {
  mkdirSync(join(APP, 'dist'), { recursive: true });
  writeFileSync(STAMP, fingerprint);
}
