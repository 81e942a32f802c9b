import { NotFoundError } from '@backstage/errors';
import {
  GitLabClient,
  GitLabEnvironment,
  RateLimitedError,
  RefusedRecord,
} from '@rosetta/sources';
import { z } from 'zod';
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

/** As much of an environment that can't be read as says that it is there. */
const Unread = z.object({ name: z.string() });

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
    try {
      await this.#deployments(path, project, signal);
      await this.#environments(path, project, signal);
      await this.#unseen(path, project, signal);
    } catch (error) {
      // Who was cut off by the affairs of others is the first to be asked again.
      if (!signal.aborted && !(error instanceof RateLimitedError))
        project.triedAt = began;
      throw error;
    }
    project.triedAt = began;
    project.askedAt = began;
    project.refusal = undefined;
    project.missing = 0;
  }

  /** Those first whom no round has reached for the longest time. */
  inTurn(paths: readonly string[]): string[] {
    const triedAt = (path: string) => this.#projects.get(path)?.triedAt ?? 0;
    return paths.toSorted((a, b) => triedAt(a) - triedAt(b));
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

  /** @param problem - why not even they say anything newer */
  items(paths: readonly string[], problem?: string): SourceItem[] {
    return paths.flatMap(path => this.#of(path).items(path, problem));
  }

  /** Why a project has not answered yet, unless it is gone. */
  silence(path: string): string | undefined {
    const project = this.#projects.get(path);
    if (!project || project.askedAt || project.missing >= GONE_AFTER)
      return undefined;
    return project.refusal;
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
    project.readAt = new Date().toISOString();
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
    const refused: RefusedRecord[] = [];
    for await (const each of this.#client.environments(path, {
      states: 'available',
      signal,
      onRefused: bad => refused.push(bad),
    }))
      available.push(each);
    const unread = refused.flatMap(
      ({ record }) => Unread.safeParse(record).data?.name ?? [],
    );
    project.have(tiersOf(available), unread);
    project.environmentProblems = refused.map(each =>
      leftOut('environment', each),
    );
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
