import { BackstageUserInfo } from '@backstage/backend-plugin-api';
import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import {
  HttpClient,
  UpstreamAnswerError,
  UpstreamTimeoutError,
} from '@rosetta/http-kit';
import { AccessDirectory, Held, RoleGrant } from '@rosetta/plugin-rosetta-node';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { DirectoryConfig, grantsOf } from './readDirectoryConfig';

/** What the directory answers; it may say more. */
const Page = z.object({
  items: z.array(z.object({ name: z.string() })),
  nextCursor: z.string().min(1).optional(),
});
type Page = z.output<typeof Page>;

const MOST_PEOPLE = 10_000;
/** What somebody is entitled to, and since when we know. */
interface Entitled {
  names: ReadonlySet<string>;
  readAt: number;
}

/** A directory that never says the last page is broken. */
const MOST_PAGES = 100;
const PAGE_SIZE = 200;

/** The company's directory of entitlements: asked per person, and trusted for a while. */
export class HttpDirectory implements AccessDirectory {
  readonly name: string;
  readonly gives: readonly RoleGrant[];
  readonly #client: HttpClient;
  readonly #timeoutMs: number;
  readonly #known: LRUCache<string, Entitled>;

  constructor(client: HttpClient, config: DirectoryConfig) {
    this.name = config.name;
    this.gives = grantsOf(config);
    this.#client = client;
    this.#timeoutMs = config.timeoutMs;
    this.#known = new LRUCache({
      max: MOST_PEOPLE,
      ttl: config.ttlSeconds * 1000,
      // No stale answer on a failure: a person who lost a role while the directory
      // is away would keep it for as long as it is.
      fetchMethod: async person => {
        const readAt = performance.now();
        return { names: await this.#ask(person), readAt };
      },
    });
  }

  async rolesOf({ userEntityRef }: BackstageUserInfo): Promise<Held> {
    const { namespace, name } = parseEntityRef(userEntityRef);
    // The directory knows names only; in another namespace, the same name is somebody else.
    if (namespace !== DEFAULT_NAMESPACE) return { grants: [] };
    const { names, readAt } = (await this.#known.fetch(name))!;
    return { grants: this.gives.filter(({ of }) => names.has(of)), readAt };
  }

  async #ask(person: string): Promise<ReadonlySet<string>> {
    const limit = AbortSignal.timeout(this.#timeoutMs);
    const held = new Set<string>();
    let cursor: string | undefined;
    try {
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const page = await this.#page(person, cursor, limit);
        for (const { name } of page.items) held.add(name);
        cursor = page.nextCursor;
        if (!cursor) return held;
      }
    } catch (error) {
      if (!limit.aborted) throw error;
      throw new UpstreamTimeoutError(
        `${this.name} took longer than ${this.#timeoutMs} ms`,
      );
    }
    throw new UpstreamAnswerError(`${this.name} has no last page`);
  }

  async #page(
    person: string,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<Page> {
    const answer = await this.#client.request({
      method: 'GET',
      path: `/v1/people/${encodeURIComponent(person)}/entitlements`,
      route: '/v1/people/:name/entitlements',
      query: { limit: PAGE_SIZE, cursor },
      headers: { accept: 'application/json' },
      signal,
    });
    if (answer.status !== 200) await answer.discard();
    // Somebody the directory does not know has nothing.
    if (answer.status === 404) return { items: [] };
    if (answer.status === 401 || answer.status === 403)
      throw new AuthenticationError(`${this.name} refuses our token`);
    if (answer.status !== 200)
      throw new Error(`${this.name} answered ${answer.status}`);
    const page = Page.safeParse(await answer.json());
    if (page.success) return page.data;
    throw new UpstreamAnswerError(
      `${this.name} answered what it does not document: ${z.prettifyError(
        page.error,
      )}`,
    );
  }
}
