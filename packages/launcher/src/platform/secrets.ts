import { existsSync, readFileSync } from 'node:fs';
import { SIMULATORS } from '@rosetta/simulators/sources';
import { z } from 'zod';
import { Problem } from '../problem';
import { writePrivately } from '../home/files';
import {
  newAuditKey,
  newCheckpointKey,
  newMachineKey,
  newPassword,
} from './newKeys';

const Jwk = z.looseObject({ kty: z.string(), kid: z.string() });

/** What the audits are chained with, and what signs how far they have got. */
const startAuditKeys = () => ({
  chain: newAuditKey('start'),
  checkpoints: newCheckpointKey('start'),
});

/** A token for each simulated source; those that are known stay. */
const sourceTokens = (known: Record<string, string>) => ({
  ...Object.fromEntries(SIMULATORS.map(({ name }) => [name, newPassword()])),
  ...known,
});

const Secrets = z.object({
  databasePassword: z.string().min(20),
  sessionSecret: z.string().min(20),
  identityClientSecret: z.string().min(20),
  /** What each simulated source lets Rosetta in with, by name. */
  sourceTokens: z
    .record(z.string(), z.string().min(20))
    .default({})
    .transform(known => sourceTokens(known)),
  /** Private; machines sign their tokens with it. */
  machineKey: Jwk,
  auditKeys: z
    .object({
      chain: z.object({ id: z.string(), key: z.string().min(43) }),
      checkpoints: Jwk,
    })
    .default(() => startAuditKeys()),
});
export type Secrets = z.infer<typeof Secrets>;

/** What this home's processes share and nobody else knows: made once, then kept. */
export function readSecrets(path: string): Secrets {
  if (!existsSync(path))
    writePrivately(path, JSON.stringify(generate(), null, 2));
  const secrets = existingSecrets(path);
  if (!secrets)
    throw new Problem(
      `${path} can't be read: it is not what a start wrote.`,
      'Delete it and run `yarn rosetta start --fresh`: the embedded stores were created with its password.',
    );
  // One that an older start wrote lacks what is new.
  writePrivately(path, JSON.stringify(secrets, null, 2));
  return secrets;
}

/** Undefined when there are none that can be read. */
export function existingSecrets(path: string): Secrets | undefined {
  try {
    return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function generate(): Secrets {
  return {
    databasePassword: newPassword(),
    sessionSecret: newPassword(),
    identityClientSecret: newPassword(),
    sourceTokens: sourceTokens({}),
    auditKeys: startAuditKeys(),
    machineKey: newMachineKey(),
  };
}
