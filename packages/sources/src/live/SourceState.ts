import { isDeepStrictEqual } from 'node:util';
import { LiveSource } from '@rosetta/contracts/monitoring';
import { Logger } from '@rosetta/service-kit';
import { RateLimitedError } from '../http/refusal';
import { errorMessage, summarizeProblems } from './problems';
import { SourceChange, SourceItem } from './types';

/** Receives changes, and says how old an answer may be. */
export interface StateListener {
  /** Older than this, what is known is stale, even if nothing has failed yet. */
  staleAfterMs(): number;
  onChange(change: SourceChange): void;
  /** Called when the reported condition differs from the one before. */
  onState(): void;
}

/** Why nothing newer is known: the last request failed, or none may be made yet. */
interface Outage {
  state: 'down' | 'stale';
  error: string;
}

/**
 * The last known items of one source, and its condition. A failure leaves the items: the last known
 * ones are better than none, and the report says how old they are.
 */
export class SourceState {
  readonly name: string;
  readonly title: string;
  readonly #logger: Logger;
  #listener?: StateListener;
  #items = new Map<string, SourceItem>();
  #asOf?: Date;
  #latencyMs: number | null = null;
  #outage?: Outage;
  readonly #problems = new Map<string, readonly string[]>();
  #notified?: object;
  #expectedAt = 0;

  constructor(
    { name, title }: { name: string; title: string },
    logger: Logger,
  ) {
    this.name = name;
    this.title = title;
    this.#logger = logger;
  }

  attach(listener: StateListener) {
    this.#listener = listener;
  }

  get items(): ReadonlyMap<string, SourceItem> {
    return this.#items;
  }

  get asOf(): string | null {
    return this.#asOf?.toISOString() ?? null;
  }

  get problems(): readonly string[] {
    return [...this.#problems.values()].flat();
  }

  /** Takes what an earlier process knew, until the source has answered this one. */
  restore(items: readonly SourceItem[], asOf: Date) {
    if (this.#asOf) return;
    this.#items = new Map(items.map(item => [item.id, item]));
    this.#asOf = asOf;
  }

  /** Takes a full list: what is not in it is gone. */
  replace(items: readonly SourceItem[]) {
    const known = new Set(items.map(({ id }) => id));
    const removed = [...this.#items.keys()].filter(id => !known.has(id));
    this.merge({ items: [...items], removed });
  }

  /** Takes changes, which say nothing of how old the rest is. */
  merge({ items, removed }: SourceChange) {
    const fresh = items.filter(
      item => !isDeepStrictEqual(this.#items.get(item.id), item),
    );
    const gone = removed.filter(id => this.#items.delete(id));
    for (const item of fresh) this.#items.set(item.id, item);
    if (fresh.length + gone.length === 0) return;
    this.#listener?.onChange({ items: fresh, removed: gone });
  }

  /** Polling becomes faster from now on: what is old already is not late yet. */
  expectUpdate() {
    this.#expectedAt = Date.now();
  }

  /** The source has answered: what is known is current. */
  recordAnswer(latencyMs: number) {
    this.#latencyMs = Math.round(latencyMs);
    this.#asOf = new Date();
    if (this.#outage)
      this.#logger.info({ source: this.name }, 'Source recovered');
    this.#outage = undefined;
    this.#notifyIfChanged();
  }

  /** The last request failed; a source that only limits requests is not down. */
  recordFailure(error: unknown) {
    const state = error instanceof RateLimitedError ? 'stale' : 'down';
    this.#setOutage({ state, error: errorMessage(error) });
  }

  /** It cannot be polled yet, through no fault of its own. */
  setWaiting(error: string) {
    this.#setOutage({ state: 'stale', error });
  }

  /** Replaces the problems of one scope, while the source works otherwise; none once all is well there. */
  setProblems(scope: string, problems: readonly string[]) {
    const before = new Set(this.#problems.get(scope));
    if (before.size + problems.length === 0) return;
    for (const problem of problems)
      if (!before.has(problem))
        this.#logger.warn(
          { source: this.name, problem },
          'Source problem found',
        );
    this.#problems.set(scope, problems);
    this.#notifyIfChanged();
  }

  get state(): LiveSource['state'] {
    if (this.#outage) return this.#outage.state;
    if (!this.#asOf) return 'stale';
    const since = Math.max(this.#asOf.getTime(), this.#expectedAt);
    return Date.now() - since > (this.#listener?.staleAfterMs() ?? Infinity)
      ? 'stale'
      : 'ok';
  }

  report(): LiveSource {
    return {
      name: this.name,
      title: this.title,
      asOf: this.asOf,
      latencyMs: this.#latencyMs,
      ...this.#condition(),
    };
  }

  /** Notifies the listener when the state has become stale meanwhile. */
  notifyIfStale() {
    this.#notifyIfChanged();
  }

  #setOutage(outage: Outage) {
    if (this.#outage?.error !== outage.error)
      this.#logger.warn({ source: this.name, ...outage }, 'Source poll failed');
    this.#outage = outage;
    this.#notifyIfChanged();
  }

  #condition() {
    const problems = summarizeProblems(this.problems);
    return {
      state: this.state,
      ...(this.#outage && { error: this.#outage.error }),
      ...(problems.length > 0 && { problems }),
    };
  }

  #notifyIfChanged() {
    const condition = this.#condition();
    if (isDeepStrictEqual(condition, this.#notified)) return;
    this.#notified = condition;
    this.#listener?.onState();
  }
}
