import { BackstageUserInfo } from '@backstage/backend-plugin-api';
import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import {
  HttpClient,
  UpstreamAnswerError,
  UpstreamTimeoutError,
} from '@rosetta/http-kit';
import {
  AccessDirectory,
  HeldGrants,
  RoleGrant,
} from '@rosetta/plugin-rosetta-node';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { DirectoryConfig, grantsOf } from './readDirectoryConfig';

/** A page of the directory; it may have more fields. */
const Page = z.object({
  items: z.array(z.object({ name: z.string() })),
  nextCursor: z.string().min(1).optional(),
});
type Page = z.output<typeof Page>;

const MAX_PEOPLE = 10_000;
/** The entitlements of a person, and when they were read. */
interface Entitlements {
  names: ReadonlySet<string>;
  readAt: number;
}

/** A directory without a last page is broken. */
const MAX_PAGES = 100;
const PAGE_SIZE = 200;

/** The company's directory of entitlements: queried per person, and cached. */
export class HttpDirectory implements AccessDirectory {
  readonly name: string;
  readonly gives: readonly RoleGrant[];
  readonly #client: HttpClient;
  readonly #timeoutMs: number;
  readonly #cache: LRUCache<string, Entitlements>;

  constructor(client: HttpClient, config: DirectoryConfig) {
    this.name = config.name;
    this.gives = grantsOf(config);
    this.#client = client;
    this.#timeoutMs = config.timeoutMs;
    this.#cache = new LRUCache({
      max: MAX_PEOPLE,
      ttl: config.ttlSeconds * 1000,
      // No stale answer on a failure: a person who lost a role would keep it while the directory is
      // unavailable.
      fetchMethod: async person => {
        const readAt = performance.now();
        return { names: await this.#fetchEntitlements(person), readAt };
      },
    });
  }

  async rolesOf({ userEntityRef }: BackstageUserInfo): Promise<HeldGrants> {
    const { namespace, name } = parseEntityRef(userEntityRef);
    // The directory has names only; in another namespace, the same name is another person.
    if (namespace !== DEFAULT_NAMESPACE) return { grants: [] };
    const { names, readAt } = (await this.#cache.fetch(name))!;
    return { grants: this.gives.filter(({ of }) => names.has(of)), readAt };
  }

  async #fetchEntitlements(person: string): Promise<ReadonlySet<string>> {
    const limit = AbortSignal.timeout(this.#timeoutMs);
    const held = new Set<string>();
    let cursor: string | undefined;
    try {
      for (let pages = 0; pages < MAX_PAGES; pages += 1) {
        const page = await this.#fetchPage(person, cursor, limit);
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

  async #fetchPage(
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
    // An unknown person has no entitlements.
    if (answer.status === 404) return { items: [] };
    if (answer.status === 401 || answer.status === 403)
      throw new AuthenticationError(`${this.name} refused the portal's token`);
    if (answer.status !== 200)
      throw new Error(`${this.name} answered ${answer.status}`);
    const page = Page.safeParse(await answer.json());
    if (page.success) return page.data;
    throw new UpstreamAnswerError(
      `${this.name} sent an invalid page: ${z.prettifyError(page.error)}`,
    );
  }
}
