import { NotFoundError } from '@backstage/errors';
import {
  GitLabClient,
  GitLabDeployment,
  GitLabEnvironment,
  ListOptions,
} from '@rosetta/sources';
import { Tiers, tiersOf, toGitLabItem } from './gitLabItem';
import { leftOut, wordsOf } from './troubles';
import { SourceItem } from './types';

/** Of a project that is asked for the first time: they tell the last of most environments. */
const FIRST_DEPLOYMENTS = 100;
/** Environments that those don't tell of are asked for one by one, so many in a round. */
const ENVIRONMENTS_AT_ONCE = 50;
/** GitLab's clock and ours differ. */
const OVERLAP_MS = 60_000;
/** Environments come and go rarely; one that is deployed to and not known is looked up at once. */
const ENVIRONMENTS_FOR_MS = 60_000;
/** A project that is not there so often in a row is gone; once may be a hiccup. */
const GONE_AFTER = 3;

export type AskedOfGitLab = Pick<GitLabClient, 'deployments' | 'environments'>;

class Project {
  /** The last deployment by environment. */
  readonly last = new Map<string, GitLabDeployment>();
  /** Those that are not stopped, by name. */
  environments: Tiers = new Map();
  environmentsAt = -Infinity;
  /** Nothing was ever deployed there. */
  readonly empty = new Set<string>();
  askedAt?: number;
  answeredAt?: string;
  /** What of its answers is not as it should be. */
  problems: string[] = [];
  /** Why it does not answer now. */
  refusal?: string;
  missing = 0;

  /** Only what is there is shown: a deployment to what was stopped since says nothing of now. */
  prune() {
    for (const name of this.last.keys())
      if (!this.environments.has(name)) this.last.delete(name);
    for (const name of this.empty)
      if (!this.environments.has(name)) this.empty.delete(name);
  }

  learn(deployment: GitLabDeployment) {
    const { name } = deployment.environment;
    const known = this.last.get(name);
    if (!known || known.id <= deployment.id) this.last.set(name, deployment);
    this.empty.delete(name);
  }

  /** Environments of which it is not known what was deployed last. */
  unseen(): string[] {
    return [...this.environments.keys()].filter(
      name => !this.last.has(name) && !this.empty.has(name),
    );
  }
}

/** What was deployed last to each environment of each project; asked for what is new only. */
export class GitLabProjects {
  readonly #client: AskedOfGitLab;
  readonly #projects = new Map<string, Project>();

  constructor(client: AskedOfGitLab) {
    this.#client = client;
  }

  /** Asks one project; throws what it does not answer. */
  async ask(path: string, signal: AbortSignal): Promise<void> {
    const project = this.#of(path);
    const began = Date.now();
    const problems: string[] = [];
    const onRefusedAs = (what: string): ListOptions => ({
      signal,
      onRefused: refused => problems.push(leftOut(what, refused)),
    });
    await this.#deployments(path, project, onRefusedAs('deployment'));
    await this.#environments(path, project, onRefusedAs('environment'));
    await this.#unseen(path, project, onRefusedAs('deployment'));
    const left = project.unseen().length;
    if (left > 0) problems.push(`${left} environments are still to be asked for`); // prettier-ignore
    project.askedAt = began;
    project.answeredAt = new Date().toISOString();
    project.problems = problems;
    project.refusal = undefined;
    project.missing = 0;
  }

  /** It did not answer: what it said last is held, until it is certain that it is not there. */
  hold(path: string, error: unknown) {
    const project = this.#of(path);
    project.refusal = wordsOf(error);
    project.missing = error instanceof NotFoundError ? project.missing + 1 : 0;
    if (project.missing === GONE_AFTER)
      this.#projects.set(path, Object.assign(new Project(), {
        refusal: project.refusal,
        missing: GONE_AFTER,
      })); // prettier-ignore
  }

  /** Others are asked no longer. */
  keep(paths: readonly string[]) {
    const kept = new Set(paths);
    for (const path of this.#projects.keys())
      if (!kept.has(path)) this.#projects.delete(path);
  }

  items(): SourceItem[] {
    return [...this.#projects].flatMap(([path, project]) => {
      const { last, environments, refusal, answeredAt } = project;
      const held =
        refusal !== undefined && answeredAt !== undefined
          ? { held: { asOf: answeredAt, problem: refusal } }
          : {};
      return [...last.values()].map(each => ({
        ...toGitLabItem(path, each, environments),
        ...held,
      }));
    });
  }

  problems(): string[] {
    return [...this.#projects].flatMap(([path, { refusal, problems }]) =>
      (refusal === undefined ? problems : [refusal]).map(
        problem => `${path}: ${problem}`,
      ),
    );
  }

  #of(path: string): Project {
    const project = this.#projects.get(path) ?? new Project();
    this.#projects.set(path, project);
    return project;
  }

  async #deployments(path: string, project: Project, options: ListOptions) {
    const { askedAt } = project;
    const window = askedAt
      ? { updatedAfter: new Date(askedAt - OVERLAP_MS) }
      : {};
    let left = FIRST_DEPLOYMENTS;
    for await (const each of this.#client.deployments(path, { ...window, ...options })) {
      project.learn(each);
      left -= 1;
      if (!askedAt && left === 0) return;
    } // prettier-ignore
  }

  async #environments(path: string, project: Project, options: ListOptions) {
    const now = Date.now();
    const { last, environments, environmentsAt } = project;
    const isNew = [...last.keys()].some(name => !environments.has(name));
    if (!isNew && now - environmentsAt < ENVIRONMENTS_FOR_MS) return;
    const wanted = { states: 'available', ...options } as const;
    const available: GitLabEnvironment[] = [];
    for await (const each of this.#client.environments(path, wanted))
      available.push(each);
    project.environments = tiersOf(available);
    project.environmentsAt = now;
    project.prune();
  }

  /** The last deployment of those that others were deployed to so much more often. */
  async #unseen(path: string, project: Project, options: ListOptions) {
    for (const environment of project.unseen().slice(0, ENVIRONMENTS_AT_ONCE)) {
      const newest = { environment, pageSize: 1, ...options };
      project.empty.add(environment);
      for await (const each of this.#client.deployments(path, newest)) {
        project.learn(each);
        break;
      }
    }
  }
}
