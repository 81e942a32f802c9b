import { randomUUID } from 'node:crypto';
import { JWK, SignJWT, importJWK } from 'jose';

const LIFETIME_SECONDS = 5 * 60;
/** Least lifetime of a token when it is returned, so that it outlives the call it is for. */
const MARGIN_SECONDS = 60;

export interface MachineTokensOptions {
  /** Private key, ES256, as a JWK: an object, or its JSON. */
  key: string | JWK;
  issuer: string;
  /** Id of the caller, as its callees' `rosetta.identity.machines.callers` name it. */
  subject: string;
}

function readKey(key: string | JWK): JWK {
  if (typeof key !== 'string') return key;
  try {
    return JSON.parse(key);
  } catch {
    // The parser's own message would show a part of the key.
    throw new Error('rosetta.identity.machineKey is not valid JSON');
  }
}

/** Tokens for calls to other services: one audience each, renewed before they expire. */
export function createMachineTokens({
  key,
  issuer,
  subject,
}: MachineTokensOptions): (audience: string) => Promise<string> {
  const jwk = readKey(key);
  const cached = new Map<string, { token: string; expiresAt: number }>();

  const sign = async (audience: string, now: number) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'ES256', kid: jwk.kid })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + LIFETIME_SECONDS)
      .sign(await importJWK(jwk, 'ES256'));

  return async audience => {
    const now = Math.floor(Date.now() / 1000);
    const current = cached.get(audience);
    if (current && current.expiresAt - now > MARGIN_SECONDS)
      return current.token;
    const token = await sign(audience, now);
    cached.set(audience, { token, expiresAt: now + LIFETIME_SECONDS });
    return token;
  };
}
