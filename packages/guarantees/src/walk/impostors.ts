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

/** What a token would say that is good for nothing, by what is wrong with it. */
const WRONG_CLAIMS: Record<string, (claims: JWTPayload) => JWTPayload> = {
  'an expired token': () => ({ iat: now() - 400, exp: now() - 100 }),
  'a token not valid yet': () => ({ nbf: now() + 120 }),
  'a token of another audience': () => ({ aud: 'another-api' }),
  'a token of several audiences': () => ({ aud: ['another-api', 'portal'] }),
  'a token of a wrong issuer': () => ({ iss: 'rosetta-gateway.example.com' }),
  'a token in the name of the other issuer': ({ iss }) => ({
    iss: iss === 'rosetta-gateway' ? 'rosetta-machines' : 'rosetta-gateway',
    roles: ['Rosetta_Admin'],
  }),
  'a token of too long a lifetime': () => ({ exp: now() + 86_400 }),
};

/** Of these, what spoils a token of Backstage too: it alone signs them, and says for whom and for how long. */
export const WRONG_ANYWHERE = ['an expired token', 'a token not valid yet'];

/** The same token with other claims, signed by the same key or by another one under its name. */
async function resigned(
  token: string,
  key: CryptoKey,
  claims: JWTPayload = {},
): Promise<string> {
  const header = decodeProtectedHeader(token);
  return new SignJWT({ ...decodeJwt(token), ...claims })
    .setProtectedHeader({ ...header, alg: 'ES256' })
    .sign(key);
}

/** A genuine token spoilt in each way: the key that made it is used for all that is about claims. */
export async function impostorsOf(
  token: string,
  { key }: { key: CryptoKey },
  claims = Object.keys(WRONG_CLAIMS),
): Promise<Record<string, string>> {
  const stranger = await generateKeyPair('ES256');
  const spoilt = await Promise.all(
    claims.map(async what => [
      what,
      await resigned(token, key, WRONG_CLAIMS[what](decodeJwt(token))),
    ]),
  );
  return {
    ...Object.fromEntries(spoilt),
    'a token signed by another key': await resigned(token, stranger.privateKey),
    'a token with alg none': new UnsecuredJWT(decodeJwt(token)).encode(),
  };
}
