import { Pool } from 'undici';
import { SampleRequest } from './sampleRequest';

/** The outcome of a request, in terms of the role × action table. */
export type Outcome = 'allowed' | 'refused, 401' | 'refused, 403' | string;

export type Headers = Record<string, string>;

const toOutcome = (status: number, body: string): Outcome => {
  if (status === 401 || status === 403) return `refused, ${status}`;
  // Neither allowed nor refused: a matrix with a 429 proves nothing.
  if (status === 429) return 'too many, 429';
  // An allowed request may still be answered 400, 404 or 409.
  return status < 500 ? 'allowed' : `broken, ${status}: ${body}`;
};

const IDLE_MS = 1_000;

/** Sends requests to one base URL, many at a time. */
export class Endpoint {
  readonly #pool: Pool;
  readonly #prefix: string;

  constructor(baseUrl: string) {
    const { origin, pathname } = new URL(baseUrl);
    this.#pool = new Pool(origin, {
      connections: 16,
      // Well before the server closes idle connections: a request sent meanwhile would be reset.
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_MS,
    });
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
    return toOutcome(statusCode, await body.text());
  }

  /** Sends the sample once per principal. */
  async sendAll(
    sample: SampleRequest,
    principals: Record<string, Headers>,
  ): Promise<Record<string, Outcome>> {
    const outcomes = Object.entries(principals).map(async ([name, headers]) => [
      name,
      await this.send(sample, headers),
    ]);
    return Object.fromEntries(await Promise.all(outcomes));
  }

  close() {
    return this.#pool.destroy();
  }
}
