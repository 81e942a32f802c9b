import { setTimeout as delay } from 'node:timers/promises';
import {
  GitLabClient,
  isRefusal,
  RateLimitedError,
  TokenRefusedError,
} from '@rosetta/sources';
import { AskedOfGitLab, GitLabProjects } from './GitLabProjects';
import { repeat, Repeated } from './repeat';
import { SourceState } from './SourceState';
import { Watch } from './types';

/** How often it is asked while somebody looks; seldom enough otherwise to have something to show. */
const WATCHED_MS = 4_000;
const UNWATCHED_MS = 60_000;
/** Somebody who asks once, as a script does, looks for so long. */
const ASKED_FOR_MS = 30_000;
/** A question is answered with what there is when the source takes longer. */
const REFRESH_LIMIT_MS = 100;
/** Beyond the pause between its rounds, before it is late. */
const PATIENCE_MS = 10_000;
const CONCURRENCY = 8;

/** Whether what failed for one project will fail for the others too. */
const endsRound = (error: unknown, failedInARow: number, projects: number) =>
  error instanceof RateLimitedError ||
  error instanceof TokenRefusedError ||
  failedInARow >= Math.min(CONCURRENCY, projects);

export interface GitLabWatchOptions {
  client: AskedOfGitLab & Pick<GitLabClient, 'rateLimit'>;
  state: SourceState;
  /** The projects to ask, by path; undefined while nobody knows. */
  projects(): readonly string[] | undefined;
  /** How many requests the client has made so far. */
  requests(): number;
  requestsPerMinute: number;
}

/** GitLab does not tell: it is asked, within its rate limit, and only as often as somebody looks. */
export class GitLabWatch implements Watch {
  readonly #options: GitLabWatchOptions;
  readonly #projects: GitLabProjects;
  #loop?: Repeated;
  #listeners = 0;
  #askedAt = -Infinity;
  /** Requests of the last round. */
  #spent = 0;
  #limitedUntil = 0;
  #round = Promise.withResolvers<void>();

  constructor(options: GitLabWatchOptions) {
    this.#options = options;
    this.#projects = new GitLabProjects(options.client);
  }

  start() {
    this.#loop = repeat(
      signal => this.#poll(signal),
      () => this.pauseMs(),
    );
  }

  watched(listeners: number) {
    const first = this.#listeners === 0 && listeners > 0;
    this.#listeners = listeners;
    if (first) this.#hurry();
  }

  ownersChanged() {
    this.#loop?.hurry();
  }

  async refresh() {
    const idle = !this.#isWatched();
    this.#askedAt = performance.now();
    if (idle) this.#hurry();
    if (idle || !this.#options.state.asOf)
      await Promise.race([this.#round.promise, delay(REFRESH_LIMIT_MS)]);
  }

  async stop() {
    await this.#loop?.stop();
  }

  /** Until it is asked again: as often as wished, as seldom as we are allowed and the source's limit wants. */
  pauseMs(): number {
    const { client, requestsPerMinute } = this.#options;
    const wished = this.#isWatched() ? WATCHED_MS : UNWATCHED_MS;
    const allowed = (this.#spent / requestsPerMinute) * 60_000;
    const { remaining = Infinity, resetAt } = client.rateLimit ?? {};
    const reset =
      remaining <= this.#spent && resetAt ? resetAt.getTime() - Date.now() : 0;
    const limited = this.#limitedUntil - Date.now();
    return Math.max(wished, allowed, reset, limited);
  }

  staleAfterMs() {
    return this.pauseMs() + PATIENCE_MS;
  }

  #hurry() {
    this.#options.state.expect();
    this.#loop?.hurry();
  }

  #isWatched() {
    return (
      this.#listeners > 0 || performance.now() - this.#askedAt < ASKED_FOR_MS
    );
  }

  async #poll(signal: AbortSignal) {
    const { state, projects, requests } = this.#options;
    const paths = projects();
    const before = requests();
    if (paths) await this.#read(paths, signal);
    else state.waits('which projects there are is for the référentiel to say');
    this.#spent = requests() - before;
    this.#round.resolve();
    this.#round = Promise.withResolvers();
  }

  async #read(paths: readonly string[], signal: AbortSignal) {
    const { state } = this.#options;
    this.#projects.keep(paths);
    try {
      const latencyMs = await this.#ask(paths, signal);
      state.answered(latencyMs);
      state.suffers('projects', this.#projects.problems());
      state.replace(this.#projects.items());
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof RateLimitedError)
        this.#limitedUntil = Date.now() + error.retryAfterMs;
      state.failed(error);
    }
  }

  /**
   * All projects, a few at a time; how long the slowest took. One that is refused, or does not
   * answer while others do, is its own affair. What fails for all, or many times in a row, ends it.
   */
  async #ask(paths: readonly string[], signal: AbortSignal): Promise<number> {
    const waiting = [...paths];
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    let slowest = 0;
    let failedInARow = 0;
    const ask = async (path: string) => {
      const began = performance.now();
      try {
        await this.#projects.ask(path, either);
        slowest = Math.max(slowest, performance.now() - began);
        failedInARow = 0;
      } catch (error) {
        if (either.aborted) throw error;
        failedInARow = isRefusal(error) ? 0 : failedInARow + 1;
        if (endsRound(error, failedInARow, paths.length)) throw error;
        this.#projects.hold(path, error);
      }
    };
    const work = async () => {
      for (let path = waiting.shift(); path; path = waiting.shift())
        await ask(path);
    };
    try {
      await Promise.all(Array.from({ length: CONCURRENCY }, work));
    } finally {
      waiting.length = 0;
      over.abort();
    }
    return slowest;
  }
}
