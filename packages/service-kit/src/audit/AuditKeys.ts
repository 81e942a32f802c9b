import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  JsonWebKey,
  KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { AuditConfig } from './AuditConfig';
import { AuditUnavailableError } from './AuditUnavailableError';
import { canonicalize } from './canonicalize';

/** How a row is chained: HMAC with SHA-256 over the MAC before it and its own canonical JSON. */
export const ALGORITHM = 'HMAC-SHA-256/JCS';

const toSecret = (key: string) => createSecretKey(Buffer.from(key, 'base64'));

/** Undefined of a public half, which verifies only. */
const toPrivate = (key: JsonWebKey) =>
  key.d === undefined ? undefined : createPrivateKey({ key, format: 'jwk' });

const toPublic = ({ kty, crv, x }: JsonWebKey) =>
  createPublicKey({ key: { kty, crv, x }, format: 'jwk' });

/** The keys of the chains: they chain rows, and others sign where a chain has got to. */
export class AuditKeys {
  /** The id of the key that chains what is added. */
  readonly keyId: string;
  readonly #secrets: Map<string, KeyObject>;
  readonly #signing: { kid: string; key: KeyObject | undefined };
  readonly #verifying: Map<string, KeyObject>;

  constructor(
    keys: NonNullable<AuditConfig['keys']>,
    signing: NonNullable<AuditConfig['checkpoints']['keys']>,
  ) {
    this.keyId = keys[0].id;
    this.#secrets = new Map(keys.map(({ id, key }) => [id, toSecret(key)]));
    const [first] = signing;
    this.#signing = { kid: first.kid, key: toPrivate(first as JsonWebKey) };
    this.#verifying = new Map(
      signing.map(key => [key.kid, toPublic(key as JsonWebKey)]),
    );
  }

  has(keyId: string) {
    return this.#secrets.has(keyId);
  }

  /** What chains a text to the one before it. */
  mac(keyId: string, previousMac: string, canonical: string): string {
    return createHmac('sha256', this.#secrets.get(keyId)!)
      .update(Buffer.from(previousMac, 'hex'))
      .update(canonical)
      .digest('hex');
  }

  /** Signs a statement: with the id of the key and the signature. */
  sign<T extends object>(statement: T): T & Signed {
    const { kid, key } = this.#signing;
    if (!key)
      throw new AuditUnavailableError(
        'Nothing can be signed: the first of rosetta.audit.checkpoints.keys has no private half (d)',
        'AUDIT_NO_SIGNING_KEY',
      );
    const signed = { ...statement, signedBy: kid };
    const signature = sign(null, Buffer.from(canonicalize(signed)), key);
    return { ...signed, signature: signature.toString('base64url') };
  }

  /** Whether a statement is as one of the keys signed it. */
  isSigned({ signature, ...signed }: Signed): boolean {
    const key = this.#verifying.get(signed.signedBy);
    return (
      key !== undefined &&
      verify(
        null,
        Buffer.from(canonicalize(signed)),
        key,
        Buffer.from(signature, 'base64url'),
      )
    );
  }
}

export interface Signed {
  signedBy: string;
  signature: string;
}

/** Whether two MACs are one, in constant time. */
export const sameMac = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
