import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { Knex } from 'knex';
import { KeyStore, SigningKey } from './KeyStore';

export const ALGORITHM = 'ES256';
export const TOKEN_SECONDS = 300;

/** Allowed clock difference between two machines. */
const SKEW_MS = 60_000;
const HOUR_MS = 3_600_000;

const after = (date: Date, ms: number) => new Date(date.getTime() + ms);

async function createKey(
  signsFrom: Date,
  lifetimeMs: number,
): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, {
    extractable: true,
  });
  const kid = randomUUID();
  const signsUntil = after(signsFrom, lifetimeMs);
  return {
    kid,
    publicJwk: {
      ...(await exportJWK(publicKey)),
      kid,
      alg: ALGORITHM,
      use: 'sig',
    },
    privateJwk: await exportJWK(privateKey),
    signsFrom,
    signsUntil,
    publishedUntil: after(signsUntil, TOKEN_SECONDS * 1000 + SKEW_MS),
  };
}

/**
 * Rotates the keys: one signs now, the next one is published well before it signs, so that
 * services know it by then, and those whose last token has expired are deleted.
 * @returns all keys, oldest first
 */
export async function rotateKeys(
  db: Knex,
  now: Date,
  lifetimeMs: number,
): Promise<SigningKey[]> {
  const aheadMs = Math.min(HOUR_MS, lifetimeMs);
  return db.transaction(async trx => {
    const store = new KeyStore(trx);
    await store.lock();
    await store.dropEnded(now);
    const keys = await store.list();
    while (
      keys.length === 0 ||
      keys[keys.length - 1].signsUntil <= after(now, aheadMs)
    ) {
      const last = keys[keys.length - 1]?.signsUntil ?? now;
      const key = await createKey(last < now ? now : last, lifetimeMs);
      await store.insert(key);
      keys.push(key);
    }
    return keys;
  });
}
