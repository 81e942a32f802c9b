import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  newAuditKey,
  newCheckpointKey,
  newMachineKey,
  newPassword,
  publicKey,
} from '@rosetta/launcher';

/** Reads a secret that is there already. */
type Read = (name: string) => string;
type MakeSecret = (read: Read) => string;

/** Every secret of the Compose file, and what makes one that is not there; later ones are made of earlier ones. */
const SECRETS = {
  postgres_password: newPassword,
  database_password: newPassword,
  database_url: read =>
    `postgres://rosetta:${read('database_password')}@postgres:5432/{database}`,
  mongodb_password: newPassword,
  mongodb_url: read =>
    `mongodb://rosetta:${read(
      'mongodb_password',
    )}@mongodb:27017/?authSource=admin`,
  redis_password: newPassword,
  redis_url: read => `redis://:${read('redis_password')}@redis:6379`,
  session_secret: newPassword,
  machine_key: () => JSON.stringify(newMachineKey()),
  machine_jwks: read =>
    JSON.stringify({ keys: [publicKey(JSON.parse(read('machine_key')))] }),
  audit_keys: () => JSON.stringify([newAuditKey(randomUUID())]),
  audit_checkpoint_keys: () => JSON.stringify([newCheckpointKey(randomUUID())]),
  oidc_client_secret: newPassword,
  keycloak_admin_password: newPassword,
  keycloak_database_password: newPassword,
  realm_users_password: newPassword,
  grafana_admin_password: newPassword,
} satisfies Record<string, MakeSecret>;

export type SecretName = keyof typeof SECRETS;
export const SECRET_NAMES = Object.keys(SECRETS) as SecretName[];

/** From the root of the checkout; Git leaves it alone. */
export const SECRETS_FOLDER = 'deploy/compose/secrets';

export const secretFile = (name: SecretName) => `${SECRETS_FOLDER}/${name}`;

/**
 * Makes the secrets that are not there yet, and keeps the others: stores were created with them.
 * A container reads its files as another user, so the folder, not each file, keeps people out.
 * @returns the names of those made
 */
export function makeSecrets(root: string): SecretName[] {
  const folder = join(root, SECRETS_FOLDER);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const read: Read = name => readFileSync(join(folder, name), 'utf8').trim();
  const missing = SECRET_NAMES.filter(name => !existsSync(join(folder, name)));
  for (const name of missing)
    writeFileSync(
      join(folder, name),
      `${(SECRETS[name] as MakeSecret)(read)}\n`,
      { mode: 0o444 },
    );
  return missing;
}
