import { CryptoKey, JSONWebKeySet, importJWK } from 'jose';
import { Knex } from 'knex';
import { SigningKey } from './KeyStore';
import { ALGORITHM, rotateKeys } from './rotateKeys';

const MINUTE_MS = 60_000;

interface Options {
  db: Knex;
  lifetimeMs: number;
  now?: () => Date;
}

/** The signing keys in the database, as this process last read them. */
export class KeyRing {
  readonly #options: Options;
  readonly #imported = new Map<string, CryptoKey>();
  #keys: SigningKey[] = [];

  /** @returns a ring that has a key to sign with */
  static async create(options: Options): Promise<KeyRing> {
    const ring = new KeyRing(options);
    await ring.refresh();
    return ring;
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /** Often enough that every process knows the next key before it signs. */
  get refreshEveryMs(): number {
    return Math.min(MINUTE_MS, this.#options.lifetimeMs / 2);
  }

  /** Rotates the keys when it is time, and loads those that other processes rotated. */
  async refresh(): Promise<void> {
    const { db, lifetimeMs } = this.#options;
    this.#keys = await rotateKeys(db, this.#now(), lifetimeMs);
    for (const { kid, privateJwk } of this.#keys)
      if (!this.#imported.has(kid))
        this.#imported.set(
          kid,
          (await importJWK(privateJwk, ALGORITHM)) as CryptoKey,
        );
  }

  async signingKey(): Promise<{ kid: string; key: CryptoKey }> {
    if (!this.#signing()) await this.refresh();
    const { kid } = this.#signing()!;
    return { kid, key: this.#imported.get(kid)! };
  }

  /** The keys that verify every token that has not expired, and the next ones. */
  publicKeys(): JSONWebKeySet {
    const now = this.#now();
    return {
      keys: this.#keys
        .filter(key => key.publishedUntil > now)
        .map(key => key.publicJwk),
    };
  }

  #signing(): SigningKey | undefined {
    const now = this.#now();
    return this.#keys.find(key => key.signsFrom <= now && now < key.signsUntil);
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
