import { z } from 'zod';
import { GitLabDeployment } from '../schemas';
import { Tiers, toGitLabItem } from './toGitLabItem';
import { describeRefusedRecord } from '../../live/problems';
import { SourceItem } from '../../live/types';
import { RefusedRecord } from '../../types';

/** As much of a deployment that can't be read as says what it is about. */
const UnreadableRecord = z.object({
  id: z.number(),
  environment: z.object({ name: z.string() }),
});

interface UnreadableDeployment {
  id: number;
  asOf: string;
  problem: string;
}

/** What is known of a project: what was deployed last to each environment that it has. */
export class GitLabProjectState {
  /** The last deployment by environment. */
  readonly #last = new Map<string, GitLabDeployment>();
  /** The last one by environment that can't be read: what is shown there is from before. */
  readonly #unreadable = new Map<string, UnreadableDeployment>();
  /** Nothing was ever deployed there. */
  readonly #empty = new Set<string>();
  #environments: Tiers = new Map();
  environmentsAt = -Infinity;
  /** What is wrong with its environments. */
  environmentProblems: readonly string[] = [];
  /** When the last poll began that it answered completely. */
  answeredAt?: number;
  /** When its deployments were read last, be the rest answered or not. */
  readAt?: string;
  /** When it was polled last; the longest ago comes first. */
  polledAt = 0;
  /** Why it does not answer now. */
  failure?: string;
  /** How often in a row it was not there. */
  missingCount = 0;

  addDeployment(deployment: GitLabDeployment) {
    const { name } = deployment.environment;
    const known = this.#last.get(name);
    if (!known || known.id <= deployment.id) this.#last.set(name, deployment);
    const unread = this.#unreadable.get(name);
    if (unread && unread.id <= deployment.id) this.#unreadable.delete(name);
    this.#empty.delete(name);
  }

  /** A deployment that can't be read. */
  addUnreadable(refused: RefusedRecord) {
    const { data } = UnreadableRecord.safeParse(refused.record);
    if (!data) return;
    const { id, environment } = data;
    const newer =
      this.#unreadable.get(environment.name)?.id ??
      this.#last.get(environment.name)?.id ??
      0;
    if (id <= newer) return;
    const asOf = this.readAt ?? new Date().toISOString();
    const problem = describeRefusedRecord('deployment', refused);
    this.#unreadable.set(environment.name, { id, asOf, problem });
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
    for (const known of [this.#last, this.#unreadable, this.#empty])
      for (const name of known.keys())
        if (!this.#environments.has(name)) known.delete(name);
  }

  /** Whether something was deployed to an environment that is not in its list. */
  hasUnlistedEnvironment(): boolean {
    return [...this.#last.keys()].some(name => !this.#environments.has(name));
  }

  /** Whether a deployment there is known, be it an unreadable one. */
  knows(environment: string): boolean {
    return this.#last.has(environment) || this.#unreadable.has(environment);
  }

  markEmpty(environment: string) {
    this.#empty.add(environment);
  }

  /** Environments of which it is not known what was deployed last. */
  unknownEnvironments(): string[] {
    return [...this.#environments.keys()].filter(
      name => !this.knows(name) && !this.#empty.has(name),
    );
  }

  /** @param problem - why it says nothing newer; what is shown is from before then */
  items(path: string, problem = this.failure): SourceItem[] {
    return [...this.#last].map(([name, deployment]) => {
      const held = this.#heldIn(name, problem);
      return {
        ...toGitLabItem(path, deployment, this.#environments),
        ...(held && { held }),
      };
    });
  }

  problems(): string[] {
    if (this.failure !== undefined) return [this.failure];
    const left = this.unknownEnvironments().length;
    return [
      ...this.environmentProblems,
      ...[...this.#unreadable.values()].map(({ problem }) => problem),
      ...(left > 0 ? [`${left} environments are still to be read`] : []),
    ];
  }

  #heldIn(environment: string, problem?: string): SourceItem['held'] {
    if (problem !== undefined && this.readAt !== undefined)
      return { asOf: this.readAt, problem };
    const unread = this.#unreadable.get(environment);
    return unread && { asOf: unread.asOf, problem: unread.problem };
  }
}
