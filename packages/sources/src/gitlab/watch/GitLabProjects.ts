import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { GitLabEnvironment } from '../schemas';
import { GitLabClient } from '../types';
import { GitLabProjectState } from './GitLabProjectState';
import { tiersOf } from './toGitLabItem';
import { RateLimitedError } from '../../http/refusal';
import { describeRefusedRecord, errorMessage } from '../../live/problems';
import { SourceItem } from '../../live/types';
import { RefusedRecord } from '../../types';

/** Deployments of a project at its first poll: they hold the last one of most environments. */
const FIRST_DEPLOYMENTS = 100;
/** Environments without one among those are read one by one, so many in a poll. */
const ENVIRONMENTS_AT_ONCE = 50;
/** GitLab's clock and ours differ. */
const OVERLAP_MS = 60_000;
/** Environments come and go rarely; one that is deployed to and not known is looked up at once. */
const ENVIRONMENTS_MAX_AGE_MS = 60_000;
/** A project that is not there so often in a row is gone; once may be a hiccup. */
const GONE_AFTER = 3;

/** As much of an environment that can't be read as says that it is there. */
const UnreadableEnvironment = z.object({ name: z.string() });

export type PolledClient = Pick<GitLabClient, 'deployments' | 'environments'>;

/** The last deployment to each environment of each project; each poll reads only what is new. */
export class GitLabProjects {
  readonly #client: PolledClient;
  readonly #projects = new Map<string, GitLabProjectState>();

  constructor(client: PolledClient) {
    this.#client = client;
  }

  /** Asks one project; throws what it does not answer. */
  async poll(path: string, signal: AbortSignal): Promise<void> {
    const project = this.#stateOf(path);
    const began = Date.now();
    try {
      await this.#readDeployments(path, project, signal);
      await this.#readEnvironments(path, project, signal);
      await this.#readUnknownEnvironments(path, project, signal);
    } catch (error) {
      // A project that was cut off because of others is the first of the next poll.
      if (!signal.aborted && !(error instanceof RateLimitedError))
        project.polledAt = began;
      throw error;
    }
    project.polledAt = began;
    project.answeredAt = began;
    project.failure = undefined;
    project.missingCount = 0;
  }

  /** Those first that no poll has reached for the longest time. */
  byLastPoll(paths: readonly string[]): string[] {
    const triedAt = (path: string) => this.#projects.get(path)?.polledAt ?? 0;
    return paths.toSorted((a, b) => triedAt(a) - triedAt(b));
  }

  /** Keeps the last answer of a project that failed, until it is certainly gone. */
  recordFailure(path: string, error: unknown) {
    const known = this.#stateOf(path);
    const missing = error instanceof NotFoundError ? known.missingCount + 1 : 0;
    const project = missing === GONE_AFTER ? new GitLabProjectState() : known;
    project.failure = errorMessage(error);
    project.missingCount = missing;
    this.#projects.set(path, project);
  }

  /** Forgets all other projects. */
  retain(paths: readonly string[]) {
    const kept = new Set(paths);
    for (const path of this.#projects.keys())
      if (!kept.has(path)) this.#projects.delete(path);
  }

  /** @param problem - why not even they say anything newer */
  items(paths: readonly string[], problem?: string): SourceItem[] {
    return paths.flatMap(path => this.#stateOf(path).items(path, problem));
  }

  /** Why a project has not answered yet, unless it is gone. */
  unansweredReason(path: string): string | undefined {
    const project = this.#projects.get(path);
    if (!project || project.answeredAt || project.missingCount >= GONE_AFTER)
      return undefined;
    return project.failure;
  }

  problems(): string[] {
    return [...this.#projects].flatMap(([path, project]) =>
      project.problems().map(problem => `${path}: ${problem}`),
    );
  }

  #stateOf(path: string): GitLabProjectState {
    const project = this.#projects.get(path) ?? new GitLabProjectState();
    this.#projects.set(path, project);
    return project;
  }

  async #readDeployments(
    path: string,
    project: GitLabProjectState,
    signal: AbortSignal,
  ) {
    const { answeredAt } = project;
    const updatedAfter = answeredAt
      ? new Date(answeredAt - OVERLAP_MS)
      : undefined;
    const onRefused = (each: RefusedRecord) => project.addUnreadable(each);
    const limit = answeredAt ? undefined : FIRST_DEPLOYMENTS;
    const wanted = { updatedAfter, limit, signal, onRefused };
    for await (const each of this.#client.deployments(path, wanted))
      project.addDeployment(each);
    project.readAt = new Date().toISOString();
  }

  async #readEnvironments(
    path: string,
    project: GitLabProjectState,
    signal: AbortSignal,
  ) {
    const now = Date.now();
    const isDue = now - project.environmentsAt > ENVIRONMENTS_MAX_AGE_MS;
    if (!isDue && !project.hasUnlistedEnvironment()) return;
    const available: GitLabEnvironment[] = [];
    const refused: RefusedRecord[] = [];
    for await (const each of this.#client.environments(path, {
      states: 'available',
      signal,
      onRefused: bad => refused.push(bad),
    }))
      available.push(each);
    const unread = refused.flatMap(
      ({ record }) => UnreadableEnvironment.safeParse(record).data?.name ?? [],
    );
    project.have(tiersOf(available), unread);
    project.environmentProblems = refused.map(each =>
      describeRefusedRecord('environment', each),
    );
    project.environmentsAt = now;
  }

  /** The last deployment of those that others were deployed to so much more often. */
  async #readUnknownEnvironments(
    path: string,
    project: GitLabProjectState,
    signal: AbortSignal,
  ) {
    const onRefused = (each: RefusedRecord) => project.addUnreadable(each);
    for (const environment of project
      .unknownEnvironments()
      .slice(0, ENVIRONMENTS_AT_ONCE)) {
      const newest = { environment, limit: 1, signal, onRefused };
      for await (const each of this.#client.deployments(path, newest))
        project.addDeployment(each);
      if (!project.knows(environment)) project.markEmpty(environment);
    }
  }
}
