import { ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key of the machine issuer, as configuration has it. */
export const machineKey = (): string => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({
    ...privateKey.export({ format: 'jwk' }),
    kid: 'test',
    alg: 'ES256',
  });
};

/** The `rosetta:` section as a file; JSON is YAML too. */
export const writeRosettaConfig = async (rosetta: object) => {
  const folder = await mkdtemp(join(tmpdir(), 'rosetta-config-'));
  const path = join(folder, 'app-config.yaml');
  await writeFile(path, JSON.stringify({ rosetta }), { mode: 0o600 });
  return { path, remove: () => rm(folder, { recursive: true }) };
};

/** The real `main` of a package, in a process of its own. */
export const startMain = (
  packageFolder: string,
  { main = 'src/main.ts', config }: { main?: string; config: string },
  args: string[] = [],
): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      main,
      '--config',
      config,
      ...args,
    ],
    { cwd: packageFolder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
