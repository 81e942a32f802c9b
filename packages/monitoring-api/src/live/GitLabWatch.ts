import { setTimeout as delay } from 'node:timers/promises';
import { GitLabClient, RateLimitedError } from '@rosetta/sources';
import { AskedOfGitLab, GitLabProjects } from './GitLabProjects';
import { askGitLab, GitLabRound } from './GitLabRound';
import { repeat, Repeated } from './repeat';
import { SourceState } from './SourceState';
import { wordsOf } from './troubles';
import { SourceItem, Watch } from './types';

/** How often it is asked while somebody looks; seldom enough otherwise to have something to show. */
const WATCHED_MS = 4_000;
const UNWATCHED_MS = 60_000;
/** Somebody who asks once, as a script does, looks for so long. */
const ASKED_FOR_MS = 30_000;
/** A question is answered with what there is when the source takes longer. */
const REFRESH_LIMIT_MS = 100;
/** Beyond the pause between its rounds, before it is late. */
const PATIENCE_MS = 10_000;

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
      () => this.#leastMs(),
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

  /** Until it is asked again: as often as wished, and as it may be. */
  pauseMs(): number {
    const wished = this.#isWatched() ? WATCHED_MS : UNWATCHED_MS;
    return Math.max(wished, this.#leastMs());
  }

  staleAfterMs() {
    return this.pauseMs() + PATIENCE_MS;
  }

  /** As seldom as we are allowed and the source's limit wants, however many come and go. */
  #leastMs(): number {
    const { client, requestsPerMinute } = this.#options;
    const allowed = (this.#spent / requestsPerMinute) * 60_000;
    const { remaining = Infinity, resetAt } = client.rateLimit ?? {};
    const reset =
      remaining <= this.#spent && resetAt ? resetAt.getTime() - Date.now() : 0;
    const limited = this.#limitedUntil - Date.now();
    return Math.max(allowed, reset, limited);
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
    this.#projects.keep(paths);
    const round = await askGitLab(
      this.#projects.inTurn(paths),
      (path, either) => this.#projects.ask(path, either),
      signal,
    );
    if (signal.aborted) return;
    if (round.answered.length > 0)
      for (const [path, error] of round.failed)
        this.#projects.hold(path, error);
    if (round.error === undefined) this.#showAll(paths, round);
    else this.#showPart(round);
  }

  #showAll(paths: readonly string[], { latencyMs }: GitLabRound) {
    const { state } = this.#options;
    const items = this.#projects.items(paths);
    const all = [...items, ...this.#restored(items)];
    state.answered(latencyMs);
    state.suffers('projects', this.#projects.problems());
    state.replace(all);
  }

  /** What those said that answered before the round ended; the others are as they were. */
  #showPart({ answered, error }: GitLabRound) {
    const { state } = this.#options;
    if (error instanceof RateLimitedError)
      this.#limitedUntil = Date.now() + error.retryAfterMs;
    state.failed(error);
    const items = this.#projects.items(answered, wordsOf(error));
    const asked = new Set(answered);
    const shown = new Set(items.map(({ id }) => id));
    const gone = [...state.items.values()].filter(
      ({ id, externalName }) => asked.has(externalName) && !shown.has(id),
    );
    state.merge({ items, removed: gone.map(({ id }) => id) });
  }

  /** What projects that have not answered yet said to an earlier process: it is not gone. */
  #restored(items: readonly SourceItem[]): SourceItem[] {
    const { state } = this.#options;
    const { asOf } = state;
    const shown = new Set(items.map(({ id }) => id));
    return [...state.items.values()].flatMap(item => {
      const problem = this.#projects.silence(item.externalName);
      if (shown.has(item.id) || problem === undefined || asOf === null)
        return [];
      return [{ ...item, held: { asOf: item.held?.asOf ?? asOf, problem } }];
    });
  }
}
