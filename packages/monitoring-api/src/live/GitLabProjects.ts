import { NotFoundError } from '@backstage/errors';
import { GitLabClient, GitLabDeployment } from '@rosetta/sources';
import { Tiers, tiersOf, toGitLabItem } from './gitLabItem';
import { SourceItem } from './types';

/** Of a project that is asked for the first time: enough to find the last of each environment. */
const FIRST_DEPLOYMENTS = 100;
/** GitLab's clock and ours differ. */
const OVERLAP_MS = 60_000;
/** Environments change rarely. */
const TIERS_FOR_MS = 10 * 60_000;

interface Project {
  /** The last deployment by environment. */
  last: Map<string, GitLabDeployment>;
  askedAt?: number;
  tiers: Tiers;
  tiersAt: number;
}

/** What was deployed last to each environment of each project; asked for what is new only. */
export class GitLabProjects {
  readonly #client: Pick<GitLabClient, 'deployments' | 'environments'>;
  readonly #projects = new Map<string, Project>();

  constructor(client: Pick<GitLabClient, 'deployments' | 'environments'>) {
    this.#client = client;
  }

  /** Asks one project; one that is not there has nothing. */
  async ask(path: string, signal: AbortSignal): Promise<void> {
    const project: Project = this.#projects.get(path) ?? {
      last: new Map(),
      tiers: new Map(),
      tiersAt: -Infinity,
    };
    const began = Date.now();
    try {
      if (began - project.tiersAt > TIERS_FOR_MS) {
        project.tiers = await this.#tiers(path, signal);
        project.tiersAt = began;
      }
      await this.#deployments(path, project, signal);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
    project.askedAt = began;
    this.#projects.set(path, project);
  }

  /** All that is known of these projects; others are forgotten. */
  items(paths: readonly string[]): SourceItem[] {
    for (const path of this.#projects.keys())
      if (!paths.includes(path)) this.#projects.delete(path);
    return [...this.#projects].flatMap(([path, { last, tiers }]) =>
      [...last.values()].map(each => toGitLabItem(path, each, tiers)),
    );
  }

  async #deployments(
    path: string,
    { askedAt, last }: Project,
    signal: AbortSignal,
  ) {
    const window = askedAt
      ? { updatedAfter: new Date(askedAt - OVERLAP_MS) }
      : {};
    let left = FIRST_DEPLOYMENTS;
    for await (const each of this.#client.deployments(path, { ...window, signal })) {
      const known = last.get(each.environment.name);
      if (!known || known.id <= each.id) last.set(each.environment.name, each);
      left -= 1;
      if (!askedAt && left === 0) return;
    } // prettier-ignore
  }

  async #tiers(path: string, signal: AbortSignal): Promise<Tiers> {
    const environments = [];
    for await (const each of this.#client.environments(path, { signal }))
      environments.push(each);
    return tiersOf(environments);
  }
}
