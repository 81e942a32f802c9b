import { randomUUID } from 'node:crypto';
import { Role } from '@rosetta/contracts/access';
import { SignJWT } from 'jose';
import { KeyRing } from './KeyRing';
import { ALGORITHM, TOKEN_SECONDS } from './rotateKeys';

/** The person and the service that a token is for. */
interface TokenSubject {
  user: string;
  groups: string[];
  roles: Role[];
  audience: string;
}

export type IssueToken = (subject: TokenSubject) => Promise<string>;

/** Signs tokens for one person and one service, valid for five minutes. */
export const createTokens =
  (ring: KeyRing, issuer: string): IssueToken =>
  async ({ user, groups, roles, audience }) => {
    const { kid, key } = await ring.signingKey();
    return new SignJWT({ groups, roles })
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(user)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_SECONDS}s`)
      .sign(key);
  };
