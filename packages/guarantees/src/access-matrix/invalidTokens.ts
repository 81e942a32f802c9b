import {
  CryptoKey,
  JWTPayload,
  SignJWT,
  UnsecuredJWT,
  decodeJwt,
  decodeProtectedHeader,
  generateKeyPair,
} from 'jose';

const now = () => Math.floor(Date.now() / 1000);

/** Claims that make a token invalid, by what is wrong with them. */
const INVALID_CLAIMS: Record<string, (claims: JWTPayload) => JWTPayload> = {
  'an expired token': () => ({ iat: now() - 400, exp: now() - 100 }),
  'a token not valid yet': () => ({ nbf: now() + 3_600 }),
  'a token of another audience': () => ({ aud: 'another-api' }),
  'a token of several audiences': () => ({ aud: ['another-api', 'portal'] }),
  'a token of a wrong issuer': () => ({ iss: 'rosetta-gateway.example.com' }),
  'a token in the name of the other issuer': ({ iss }) => ({
    iss: iss === 'rosetta-gateway' ? 'rosetta-machines' : 'rosetta-gateway',
    roles: ['Rosetta_Admin'],
  }),
  'a token of too long a lifetime': () => ({ exp: now() + 86_400 }),
};

/** Those that make a token of Backstage invalid too: its audience, issuer and lifetime are its own. */
export const INVALID_ANYWHERE = ['an expired token', 'a token not valid yet'];

/** The same token with other claims, signed by the same key or by another one under its id. */
async function resign(
  token: string,
  key: CryptoKey,
  claims: JWTPayload = {},
): Promise<string> {
  const header = decodeProtectedHeader(token);
  return new SignJWT({ ...decodeJwt(token), ...claims })
    .setProtectedHeader({ ...header, alg: 'ES256' })
    .sign(key);
}

/** Invalid versions of a valid token; invalid claims are signed with its own key. */
export async function createInvalidTokens(
  token: string,
  { key }: { key: CryptoKey },
  claims = Object.keys(INVALID_CLAIMS),
): Promise<Record<string, string>> {
  const otherKey = await generateKeyPair('ES256');
  const invalid = await Promise.all(
    claims.map(async what => [
      what,
      await resign(token, key, INVALID_CLAIMS[what](decodeJwt(token))),
    ]),
  );
  return {
    ...Object.fromEntries(invalid),
    'a token signed by another key': await resign(token, otherKey.privateKey),
    'a token with alg none': new UnsecuredJWT(decodeJwt(token)).encode(),
  };
}
