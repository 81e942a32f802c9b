import { Pool } from 'undici';
import { SampleRequest } from './sampleRequest';

/** What a request came to, in the words of the table. */
export type Outcome = 'allowed' | 'refused, 401' | 'refused, 403' | string;

export type Headers = Record<string, string>;

const outcomeOf = (status: number, body: string): Outcome => {
  if (status === 401 || status === 403) return `refused, ${status}`;
  // Neither let in nor kept out: of a walk that was stopped this way nothing is known.
  if (status === 429) return 'too many, 429';
  // Anybody let in may still be told that there is no such thing, or that it is taken.
  return status < 500 ? 'allowed' : `broken, ${status}: ${body}`;
};

/** Sends requests to one address, many at a time. */
export class Walker {
  readonly #pool: Pool;
  readonly #prefix: string;

  constructor(baseUrl: string) {
    const { origin, pathname } = new URL(baseUrl);
    this.#pool = new Pool(origin, { connections: 16 });
    this.#prefix = pathname === '/' ? '' : pathname;
  }

  async send(sample: SampleRequest, headers: Headers): Promise<Outcome> {
    const { statusCode, body } = await this.#pool.request({
      method: sample.method,
      path: this.#prefix + sample.path,
      body: sample.body,
      headers: {
        ...headers,
        ...(sample.body && { 'content-type': 'application/json' }),
      },
    });
    return outcomeOf(statusCode, await body.text());
  }

  /** One request per name. */
  async walk(
    sample: SampleRequest,
    visitors: Record<string, Headers>,
  ): Promise<Record<string, Outcome>> {
    const outcomes = Object.entries(visitors).map(async ([name, headers]) => [
      name,
      await this.send(sample, headers),
    ]);
    return Object.fromEntries(await Promise.all(outcomes));
  }

  close() {
    return this.#pool.destroy();
  }
}
