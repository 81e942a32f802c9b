import { setTimeout as delay } from 'node:timers/promises';
import { GitLabClient } from '@rosetta/sources';
import { GitLabProjects } from './GitLabProjects';
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

export interface GitLabWatchOptions {
  client: Pick<GitLabClient, 'deployments' | 'environments' | 'rateLimit'>;
  state: SourceState;
  /** The projects to ask, by path. */
  projects(): Promise<readonly string[]>;
  requestsPerMinute: number;
}

/** GitLab does not tell: it is asked, within its rate limit, and only as often as somebody looks. */
export class GitLabWatch implements Watch {
  readonly #options: GitLabWatchOptions;
  readonly #projects: GitLabProjects;
  #loop?: Repeated;
  #listeners = 0;
  #askedAt = -Infinity;
  #count = 0;
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

  /** Until it is asked again: as often as wished, as seldom as the source's limit wants. */
  pauseMs(): number {
    const { client, requestsPerMinute } = this.#options;
    const wished = this.#isWatched() ? WATCHED_MS : UNWATCHED_MS;
    const allowed = (this.#count / requestsPerMinute) * 60_000;
    const { remaining = Infinity, resetAt } = client.rateLimit ?? {};
    const reset =
      remaining <= this.#count && resetAt ? resetAt.getTime() - Date.now() : 0;
    return Math.max(wished, allowed, reset);
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
    const { state, projects } = this.#options;
    try {
      const paths = await projects();
      this.#count = paths.length;
      const latencyMs = await this.#ask(paths, signal);
      state.answered(latencyMs);
      state.replace(this.#projects.items(paths));
    } catch (error) {
      if (!signal.aborted) state.failed(error);
    }
    this.#round.resolve();
    this.#round = Promise.withResolvers();
  }

  /** All projects, a few at a time; how long the slowest took. The first failure ends it. */
  async #ask(paths: readonly string[], signal: AbortSignal): Promise<number> {
    const waiting = [...paths];
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    let slowest = 0;
    const work = async () => {
      for (let path = waiting.shift(); path; path = waiting.shift()) {
        const began = performance.now();
        await this.#projects.ask(path, either);
        slowest = Math.max(slowest, performance.now() - began);
      }
    };
    try {
      await Promise.all(Array.from({ length: CONCURRENCY }, work));
    } finally {
      waiting.length = 0;
      failed.abort();
    }
    return slowest;
  }
}
