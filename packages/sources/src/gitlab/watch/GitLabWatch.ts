import { setTimeout as delay } from 'node:timers/promises';
import { GitLabClient } from '../types';
import { GitLabProjects, PolledClient } from './GitLabProjects';
import { ProjectsPoll, pollProjects } from './pollProjects';
import { RateLimitedError } from '../../http/refusal';
import { SourceState } from '../../live/SourceState';
import { errorMessage } from '../../live/problems';
import { Repeated, repeat } from '../../live/repeat';
import { SourceItem, SourceWatch } from '../../live/types';

/** How often GitLab is polled while somebody watches, and otherwise, so that there is something to show. */
const WATCHED_MS = 4_000;
const UNWATCHED_MS = 60_000;
/** After a single request, as of a script, it counts as watched for so long. */
const REQUESTED_FOR_MS = 30_000;
/** A request is answered with what is known when the source takes longer. */
const MAX_REFRESH_MS = 100;
/** Beyond the pause between polls, before an answer is late. */
const LATE_AFTER_MS = 10_000;

export interface GitLabWatchOptions {
  client: PolledClient & Pick<GitLabClient, 'rateLimit'>;
  state: SourceState;
  /** The projects to poll, by path; undefined while the référentiel has not answered. */
  projects(): readonly string[] | undefined;
  /** How many requests the client has made so far. */
  requestCount(): number;
  requestsPerMinute: number;
}

/** GitLab has no stream: it is polled within its rate limit, often only while somebody watches. */
export class GitLabWatch implements SourceWatch {
  readonly #options: GitLabWatchOptions;
  readonly #projects: GitLabProjects;
  #loop?: Repeated;
  #listeners = 0;
  #requestedAt = -Infinity;
  /** Requests of the last poll. */
  #lastPollRequests = 0;
  #limitedUntil = 0;
  #polled = Promise.withResolvers<void>();

  constructor(options: GitLabWatchOptions) {
    this.#options = options;
    this.#projects = new GitLabProjects(options.client);
  }

  start() {
    this.#loop = repeat(
      signal => this.#poll(signal),
      () => this.pauseMs(),
      () => this.#minPauseMs(),
    );
  }

  setListeners(listeners: number) {
    const first = this.#listeners === 0 && listeners > 0;
    this.#listeners = listeners;
    if (first) this.#pollSoon();
  }

  pivotsChanged() {
    this.#loop?.runSoon();
  }

  async refresh() {
    const idle = !this.#isWatched();
    this.#requestedAt = performance.now();
    if (idle) this.#pollSoon();
    if (idle || !this.#options.state.asOf)
      await Promise.race([this.#polled.promise, delay(MAX_REFRESH_MS)]);
  }

  async stop() {
    await this.#loop?.stop();
  }

  /** Until the next poll: as short as wished and allowed. */
  pauseMs(): number {
    const wished = this.#isWatched() ? WATCHED_MS : UNWATCHED_MS;
    return Math.max(wished, this.#minPauseMs());
  }

  staleAfterMs() {
    return this.pauseMs() + LATE_AFTER_MS;
  }

  /** What the request budget and the source's limit demand, however many listeners come and go. */
  #minPauseMs(): number {
    const { client, requestsPerMinute } = this.#options;
    const allowed = (this.#lastPollRequests / requestsPerMinute) * 60_000;
    const { remaining = Infinity, resetAt } = client.rateLimit ?? {};
    const reset =
      remaining <= this.#lastPollRequests && resetAt
        ? resetAt.getTime() - Date.now()
        : 0;
    const limited = this.#limitedUntil - Date.now();
    return Math.max(allowed, reset, limited);
  }

  #pollSoon() {
    this.#options.state.expectUpdate();
    this.#loop?.runSoon();
  }

  #isWatched() {
    return (
      this.#listeners > 0 ||
      performance.now() - this.#requestedAt < REQUESTED_FOR_MS
    );
  }

  async #poll(signal: AbortSignal) {
    const { state, projects, requestCount } = this.#options;
    const paths = projects();
    const before = requestCount();
    if (paths) await this.#pollProjects(paths, signal);
    else state.setWaiting('waiting for the projects from the référentiel');
    this.#lastPollRequests = requestCount() - before;
    this.#polled.resolve();
    this.#polled = Promise.withResolvers();
  }

  async #pollProjects(paths: readonly string[], signal: AbortSignal) {
    this.#projects.retain(paths);
    const poll = await pollProjects(
      this.#projects.byLastPoll(paths),
      (path, either) => this.#projects.poll(path, either),
      signal,
    );
    if (signal.aborted) return;
    if (poll.answered.length > 0)
      for (const [path, error] of poll.failed)
        this.#projects.recordFailure(path, error);
    if (poll.error === undefined) this.#showAll(paths, poll);
    else this.#showPart(poll);
  }

  #showAll(paths: readonly string[], { latencyMs }: ProjectsPoll) {
    const { state } = this.#options;
    const items = this.#projects.items(paths);
    const all = [...items, ...this.#restored(items)];
    state.recordAnswer(latencyMs);
    state.setProblems('projects', this.#projects.problems());
    state.replace(all);
  }

  /** Shows the projects that answered before the poll ended; the others stay as they were. */
  #showPart({ answered, error }: ProjectsPoll) {
    const { state } = this.#options;
    if (error instanceof RateLimitedError)
      this.#limitedUntil = Date.now() + error.retryAfterMs;
    state.recordFailure(error);
    const items = this.#projects.items(answered, errorMessage(error));
    const polled = new Set(answered);
    const shown = new Set(items.map(({ id }) => id));
    const gone = [...state.items.values()].filter(
      ({ id, externalName }) => polled.has(externalName) && !shown.has(id),
    );
    state.merge({ items, removed: gone.map(({ id }) => id) });
  }

  /** What an earlier process knew of projects that have not answered this one: it is not gone. */
  #restored(items: readonly SourceItem[]): SourceItem[] {
    const { state } = this.#options;
    const { asOf } = state;
    const shown = new Set(items.map(({ id }) => id));
    return [...state.items.values()].flatMap(item => {
      const problem = this.#projects.unansweredReason(item.externalName);
      if (shown.has(item.id) || problem === undefined || asOf === null)
        return [];
      return [{ ...item, held: { asOf: item.held?.asOf ?? asOf, problem } }];
    });
  }
}
