import { randomUUID } from 'node:crypto';
import { JWK, JWTPayload, SignJWT, exportJWK, generateKeyPair } from 'jose';

/** Signs any claims, valid or not. */
export class TokenIssuer {
  readonly name: string;
  readonly publicKey: JWK;
  readonly privateKey: JWK;
  readonly #key: CryptoKey;

  private constructor(name: string, jwk: JWK, secret: JWK, key: CryptoKey) {
    this.name = name;
    this.publicKey = jwk;
    this.privateKey = secret;
    this.#key = key;
  }

  static async create(name: string, kid: string = randomUUID()) {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const named = { kid, alg: 'ES256' };
    return new TokenIssuer(
      name,
      { ...(await exportJWK(pair.publicKey)), ...named },
      { ...(await exportJWK(pair.privateKey)), ...named },
      pair.privateKey,
    );
  }

  get jwks() {
    return { keys: [this.publicKey] };
  }

  /** A valid token of five minutes, unless the claims say otherwise; undefined omits a claim. */
  sign(claims: JWTPayload = {}, header: { kid?: string } = {}) {
    const iat = Math.floor(Date.now() / 1000);
    const payload: JWTPayload = {
      iss: this.name,
      iat,
      exp: iat + 300,
      jti: randomUUID(),
      ...claims,
    };
    return new SignJWT(JSON.parse(JSON.stringify(payload)))
      .setProtectedHeader({
        alg: 'ES256',
        kid: this.publicKey.kid,
        ...header,
      })
      .sign(this.#key);
  }
}
