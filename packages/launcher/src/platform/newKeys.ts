import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

/** Letters and digits only, so that it needs no escaping in a connection string. */
export const newPassword = () => randomBytes(24).toString('hex');

/** What rows of an audit are chained with. */
export const newAuditKey = (id: string) => ({
  id,
  key: randomBytes(32).toString('base64'),
});

/** Private; what the checkpoints of an audit are signed with. */
export const newCheckpointKey = (kid: string) => ({
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  kty: 'OKP',
  kid,
});

/** Private; machines sign their tokens with it. */
export const newMachineKey = () => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  }),
  kty: 'EC',
  kid: randomUUID() as string,
  alg: 'ES256',
  use: 'sig',
});

/** The public half, for those who verify. */
export const publicKey = ({
  kty,
  crv,
  x,
  y,
  kid,
  alg,
  use,
}: Record<string, unknown>) => ({ kty, crv, x, y, kid, alg, use });
