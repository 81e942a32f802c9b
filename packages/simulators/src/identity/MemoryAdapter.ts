import { LRUCache } from 'lru-cache';
import { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const MAX_RECORDS = 100_000;
type Records = LRUCache<string, AdapterPayload>;

/**
 * What the provider remembers, for as long as the process lives. The library's own
 * store is for one provider per process, and forgets sessions after some hundred tokens.
 */
class MemoryAdapter implements Adapter {
  readonly #prefix: string;
  readonly #records: Records;

  constructor(model: string, records: Records) {
    this.#prefix = `${model}:`;
    this.#records = records;
  }

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds?: number) {
    const ttl = expiresInSeconds && expiresInSeconds * 1000;
    this.#records.set(this.#prefix + id, payload, { ttl });
  }

  async find(id: string) {
    return this.#records.get(this.#prefix + id);
  }

  async findByUid(uid: string) {
    return this.#entriesWhere(payload => payload.uid === uid)[0]?.[1];
  }

  async findByUserCode(userCode: string) {
    return this.#entriesWhere(payload => payload.userCode === userCode)[0]?.[1];
  }

  async consume(id: string) {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string) {
    this.#records.delete(this.#prefix + id);
  }

  async revokeByGrantId(grantId: string) {
    const ofGrant = this.#entriesWhere(payload => payload.grantId === grantId);
    for (const [key] of ofGrant) this.#records.delete(key);
  }

  #entriesWhere(matches: (payload: AdapterPayload) => boolean) {
    return [...this.#records.entries()].filter(
      ([key, payload]) => key.startsWith(this.#prefix) && matches(payload),
    );
  }
}

/** One memory for all that one provider keeps. */
export const createMemoryAdapter = (): AdapterFactory => {
  const records: Records = new LRUCache({ max: MAX_RECORDS });
  return model => new MemoryAdapter(model, records);
};
