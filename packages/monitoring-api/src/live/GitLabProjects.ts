import { NotFoundError } from '@backstage/errors';
import {
  GitLabClient,
  GitLabEnvironment,
  RefusedRecord,
} from '@rosetta/sources';
import { GitLabProject } from './GitLabProject';
import { tiersOf } from './gitLabItem';
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

/** What was deployed last to each environment of each project; asked for what is new only. */
export class GitLabProjects {
  readonly #client: AskedOfGitLab;
  readonly #projects = new Map<string, GitLabProject>();

  constructor(client: AskedOfGitLab) {
    this.#client = client;
  }

  /** Asks one project; throws what it does not answer. */
  async ask(path: string, signal: AbortSignal): Promise<void> {
    const project = this.#of(path);
    const began = Date.now();
    await this.#deployments(path, project, signal);
    await this.#environments(path, project, signal);
    await this.#unseen(path, project, signal);
    project.askedAt = began;
    project.answeredAt = new Date().toISOString();
    project.refusal = undefined;
    project.missing = 0;
  }

  /** It did not answer: what it said last is held, until it is certain that it is not there. */
  hold(path: string, error: unknown) {
    const known = this.#of(path);
    const missing = error instanceof NotFoundError ? known.missing + 1 : 0;
    const project = missing === GONE_AFTER ? new GitLabProject() : known;
    project.refusal = wordsOf(error);
    project.missing = missing;
    this.#projects.set(path, project);
  }

  /** Others are asked no longer. */
  keep(paths: readonly string[]) {
    const kept = new Set(paths);
    for (const path of this.#projects.keys())
      if (!kept.has(path)) this.#projects.delete(path);
  }

  items(): SourceItem[] {
    return [...this.#projects].flatMap(([path, project]) =>
      project.items(path),
    );
  }

  problems(): string[] {
    return [...this.#projects].flatMap(([path, project]) =>
      project.problems().map(problem => `${path}: ${problem}`),
    );
  }

  #of(path: string): GitLabProject {
    const project = this.#projects.get(path) ?? new GitLabProject();
    this.#projects.set(path, project);
    return project;
  }

  async #deployments(
    path: string,
    project: GitLabProject,
    signal: AbortSignal,
  ) {
    const { askedAt } = project;
    const updatedAfter = askedAt ? new Date(askedAt - OVERLAP_MS) : undefined;
    const onRefused = (each: RefusedRecord) => project.miss(each);
    const limit = askedAt ? undefined : FIRST_DEPLOYMENTS;
    const wanted = { updatedAfter, limit, signal, onRefused };
    for await (const each of this.#client.deployments(path, wanted))
      project.learn(each);
  }

  async #environments(
    path: string,
    project: GitLabProject,
    signal: AbortSignal,
  ) {
    const now = Date.now();
    const isDue = now - project.environmentsAt > ENVIRONMENTS_FOR_MS;
    if (!isDue && !project.hasMore()) return;
    const available: GitLabEnvironment[] = [];
    const problems: string[] = [];
    for await (const each of this.#client.environments(path, {
      states: 'available',
      signal,
      onRefused: refused => problems.push(leftOut('environment', refused)),
    }))
      available.push(each);
    project.have(tiersOf(available));
    project.environmentProblems = problems;
    project.environmentsAt = now;
  }

  /** The last deployment of those that others were deployed to so much more often. */
  async #unseen(path: string, project: GitLabProject, signal: AbortSignal) {
    const onRefused = (each: RefusedRecord) => project.miss(each);
    for (const environment of project.unseen().slice(0, ENVIRONMENTS_AT_ONCE)) {
      const newest = { environment, limit: 1, signal, onRefused };
      for await (const each of this.#client.deployments(path, newest))
        project.learn(each);
      if (!project.knows(environment)) project.nothingIn(environment);
    }
  }
}
