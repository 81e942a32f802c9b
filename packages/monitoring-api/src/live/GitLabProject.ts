import { GitLabDeployment, RefusedRecord } from '@rosetta/sources';
import { z } from 'zod';
import { Tiers, toGitLabItem } from './gitLabItem';
import { leftOut } from './troubles';
import { SourceItem } from './types';

/** As much of a deployment that can't be read as says what it is about. */
const Unread = z.object({
  id: z.number(),
  environment: z.object({ name: z.string() }),
});

interface UnreadDeployment {
  id: number;
  asOf: string;
  problem: string;
}

/** What is known of a project: what was deployed last to each environment that it has. */
export class GitLabProject {
  /** The last deployment by environment. */
  readonly #last = new Map<string, GitLabDeployment>();
  /** The last one by environment that can't be read: what is shown there is from before. */
  readonly #unread = new Map<string, UnreadDeployment>();
  /** Nothing was ever deployed there. */
  readonly #empty = new Set<string>();
  #environments: Tiers = new Map();
  environmentsAt = -Infinity;
  /** What is wrong with its environments. */
  environmentProblems: readonly string[] = [];
  /** When it was asked the last time that it answered everything. */
  askedAt?: number;
  /** When its deployments were read last, be the rest answered or not. */
  readAt?: string;
  /** Its turn to be asked comes after those that have waited longer. */
  triedAt = 0;
  /** Why it does not answer now. */
  refusal?: string;
  /** How often in a row it was not there. */
  missing = 0;

  learn(deployment: GitLabDeployment) {
    const { name } = deployment.environment;
    const known = this.#last.get(name);
    if (!known || known.id <= deployment.id) this.#last.set(name, deployment);
    const unread = this.#unread.get(name);
    if (unread && unread.id <= deployment.id) this.#unread.delete(name);
    this.#empty.delete(name);
  }

  /** A deployment that can't be read. */
  miss(refused: RefusedRecord) {
    const { data } = Unread.safeParse(refused.record);
    if (!data) return;
    const { id, environment } = data;
    const newer =
      this.#unread.get(environment.name)?.id ??
      this.#last.get(environment.name)?.id ??
      0;
    if (id <= newer) return;
    const asOf = this.readAt ?? new Date().toISOString();
    const problem = leftOut('deployment', refused);
    this.#unread.set(environment.name, { id, asOf, problem });
  }

  /**
   * These are all there are: a deployment to what was stopped since says nothing of now.
   * @param unread - those that are there, and of which no more can be read
   */
  have(environments: Tiers, unread: readonly string[]) {
    this.#environments = new Map([
      ...unread.map(
        name => [name, this.#environments.get(name) ?? null] as const,
      ),
      ...environments,
    ]);
    for (const known of [this.#last, this.#unread, this.#empty])
      for (const name of known.keys())
        if (!this.#environments.has(name)) known.delete(name);
  }

  /** Something was deployed to an environment that it was not said to have. */
  hasMore(): boolean {
    return [...this.#last.keys()].some(name => !this.#environments.has(name));
  }

  /** Whether it was told of a deployment there, be it one that can't be read. */
  knows(environment: string): boolean {
    return this.#last.has(environment) || this.#unread.has(environment);
  }

  nothingIn(environment: string) {
    this.#empty.add(environment);
  }

  /** Environments of which it is not known what was deployed last. */
  unseen(): string[] {
    return [...this.#environments.keys()].filter(
      name => !this.knows(name) && !this.#empty.has(name),
    );
  }

  /** @param problem - why it says nothing newer; what is shown is from before then */
  items(path: string, problem = this.refusal): SourceItem[] {
    return [...this.#last].map(([name, deployment]) => {
      const held = this.#heldIn(name, problem);
      return {
        ...toGitLabItem(path, deployment, this.#environments),
        ...(held && { held }),
      };
    });
  }

  problems(): string[] {
    if (this.refusal !== undefined) return [this.refusal];
    const left = this.unseen().length;
    return [
      ...this.environmentProblems,
      ...[...this.#unread.values()].map(({ problem }) => problem),
      ...(left > 0 ? [`${left} environments are still to be asked for`] : []),
    ];
  }

  #heldIn(environment: string, problem?: string): SourceItem['held'] {
    if (problem !== undefined && this.readAt !== undefined)
      return { asOf: this.readAt, problem };
    const unread = this.#unread.get(environment);
    return unread && { asOf: unread.asOf, problem: unread.problem };
  }
}
