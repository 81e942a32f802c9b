import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';

/** What the cookie of a session says. */
const Session = z.object({
  /** Entity ref. */
  user: z.string(),
  startedAt: z.coerce.date(),
  /** Of the identity provider. */
  refreshToken: z.string(),
});
export type Session = z.infer<typeof Session>;

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface SessionSeal {
  seal(session: Session): string;
  /** @returns undefined for what was not sealed here, or changed since */
  open(sealed: string): Session | undefined;
}

/**
 * Encrypts sessions, so that nobody can make one up, give an old one another date, or read the
 * provider's token in a cookie.
 */
export function createSessionSeal(secret: string): SessionSeal {
  const key = Buffer.from(
    hkdfSync('sha256', secret, '', 'rosetta-session', KEY_BYTES),
  );
  const decrypt = (sealed: string) => {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv(
      ALGORITHM,
      key,
      bytes.subarray(0, IV_BYTES),
    );
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString();
  };
  return {
    seal(session) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv);
      const text = [cipher.update(JSON.stringify(session)), cipher.final()];
      return Buffer.concat([iv, cipher.getAuthTag(), ...text]).toString(
        'base64url',
      );
    },
    open(sealed) {
      try {
        return Session.parse(JSON.parse(decrypt(sealed)));
      } catch {
        // Whatever is wrong with it, it is no session.
        return undefined;
      }
    },
  };
}
