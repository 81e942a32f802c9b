import { JWK } from 'jose';
import { Knex } from 'knex';

export interface SigningKey {
  kid: string;
  publicJwk: JWK;
  privateJwk: JWK;
  signsFrom: Date;
  signsUntil: Date;
  /** When the last token it signed has expired. */
  publishedUntil: Date;
}

interface SigningKeyRow {
  kid: string;
  public_jwk: JWK;
  private_jwk: JWK;
  signs_from: Date;
  signs_until: Date;
  published_until: Date;
}

const TABLE = 'signing_key';

const toKey = (row: SigningKeyRow): SigningKey => ({
  kid: row.kid,
  publicJwk: row.public_jwk,
  privateJwk: row.private_jwk,
  signsFrom: row.signs_from,
  signsUntil: row.signs_until,
  publishedUntil: row.published_until,
});

/** The table `signing_key`. */
export class KeyStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Other backends that share the database wait until this transaction ends. */
  async lock(): Promise<void> {
    await this.#db.raw('lock table ?? in share row exclusive mode', [TABLE]);
  }

  /** Oldest first. */
  async list(): Promise<SigningKey[]> {
    const rows: SigningKeyRow[] = await this.#db(TABLE)
      .select(
        'kid',
        'public_jwk',
        'private_jwk',
        'signs_from',
        'signs_until',
        'published_until',
      )
      .orderBy('signs_from');
    return rows.map(toKey);
  }

  async insert(key: SigningKey): Promise<void> {
    await this.#db(TABLE).insert({
      kid: key.kid,
      public_jwk: JSON.stringify(key.publicJwk),
      private_jwk: JSON.stringify(key.privateJwk),
      signs_from: key.signsFrom,
      signs_until: key.signsUntil,
      published_until: key.publishedUntil,
    });
  }

  async dropEnded(now: Date): Promise<void> {
    await this.#db(TABLE).where('published_until', '<=', now).delete();
  }
}
