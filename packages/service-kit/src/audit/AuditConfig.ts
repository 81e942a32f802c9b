import { createPrivateKey, createPublicKey, JsonWebKey } from 'node:crypto';
import { z } from 'zod';
import { strictSection } from '@rosetta/server-kit';

/** A list, or its JSON, as a secret of the environment is. */
const listOf = <T extends z.ZodType>(
  item: T,
  what: string,
  idOf: (item: z.output<T>) => string,
) => {
  const list = z
    .array(item)
    .min(1, `must be ${what}`)
    .refine(
      items => new Set(items.map(idOf)).size === items.length,
      'must name each key by an id of its own: rows and checkpoints say by it what made them',
    );
  return z.preprocess((value, ctx) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      // The parser's own message would show a part of a key.
      ctx.addIssue({ code: 'custom', message: `must be ${what}, or its JSON` });
      return z.NEVER;
    }
  }, list);
};

const KEY_BYTES = 32;

const AuditKeyConfig = z.strictObject({
  id: z.string().min(1).max(100),
  /** 32 bytes or more. */
  key: z
    .base64('must be base64, such as `openssl rand -base64 32` makes')
    .refine(
      key => Buffer.from(key, 'base64').length >= KEY_BYTES,
      `must be ${KEY_BYTES} bytes or more, in base64`,
    ),
});

/** Whether it is a key, and a private half that of the public one: what it signs could not be verified otherwise. */
const isKey = (key: JsonWebKey) => {
  try {
    const { kty, crv, x, d } = key;
    const half = { key: { kty, crv, x }, format: 'jwk' } as const;
    const publicHalf = createPublicKey(half);
    return (
      d === undefined ||
      createPublicKey(createPrivateKey({ key, format: 'jwk' })).equals(
        publicHalf,
      )
    );
  } catch {
    return false;
  }
};

const Ed25519 = z
  .looseObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().min(1),
    d: z.string().optional(),
    kid: z.string().min(1),
  })
  .refine(
    isKey,
    'must be an Ed25519 key as JWK: x, and where it signs the d of it',
  );

/** `rosetta.audit`: what the audit of each database is chained and signed with. Without it, no change is made. */
export const AuditConfig = strictSection({
  /** The first one chains what is added; the others are of rows that are there. */
  keys: listOf(
    AuditKeyConfig,
    'a list of {id, key}',
    ({ id }) => id,
  ).optional(),
  checkpoints: strictSection({
    /** Where signed checkpoints are kept: not with the database. */
    directory: z.string().min(1).optional(),
    /** Ed25519, as JWKs: the first one signs; of the others, and where nothing is signed, the public half is enough. */
    keys: listOf(
      Ed25519,
      'a list of Ed25519 keys as JWKs',
      ({ kid }) => kid,
    ).optional(),
    everySeconds: z.coerce.number().int().positive().default(60),
  }).prefault({}),
}).prefault({});
export type AuditConfig = z.infer<typeof AuditConfig>;
