import { isDeepStrictEqual } from 'node:util';
import { DeploymentSource, LiveSource } from '@rosetta/contracts/monitoring';
import { Logger } from '@rosetta/service-kit';
import { RateLimitedError } from '@rosetta/sources';
import { fewOf, wordsOf } from './troubles';
import { SourceChange, SourceItem } from './types';

/** Who is told of it, and what it is measured by. */
export interface Connection {
  /** Older than this, what is known is stale, even if nothing has failed yet. */
  staleAfterMs(): number;
  onChange(change: SourceChange): void;
  /** It is otherwise than it was said to be last. */
  onState(): void;
}

/** Why nothing newer is known: what was asked failed, or may not be asked yet. */
interface Trouble {
  state: 'down' | 'stale';
  error: string;
}

/**
 * What one source said last, and how it is. A failure leaves the items: the last known
 * ones are better than none, and the report says how old they are.
 */
export class SourceState {
  readonly name: DeploymentSource;
  readonly #logger: Logger;
  #connection?: Connection;
  #items = new Map<string, SourceItem>();
  #asOf?: Date;
  #latencyMs: number | null = null;
  #trouble?: Trouble;
  readonly #problems = new Map<string, readonly string[]>();
  #told?: object;
  #expectedAt = 0;

  constructor(name: DeploymentSource, logger: Logger) {
    this.name = name;
    this.#logger = logger;
  }

  connect(connection: Connection) {
    this.#connection = connection;
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

  /** What it said to an earlier process, before it has said anything to this one. */
  restore(items: readonly SourceItem[], asOf: Date) {
    if (this.#asOf) return;
    this.#items = new Map(items.map(item => [item.id, item]));
    this.#asOf = asOf;
  }

  /** The source gave all there is: what it does not name is gone. */
  replace(items: readonly SourceItem[]) {
    const known = new Set(items.map(({ id }) => id));
    const removed = [...this.#items.keys()].filter(id => !known.has(id));
    this.merge({ items: [...items], removed });
  }

  /** The source told what changed, which says nothing of how old the rest is. */
  merge({ items, removed }: SourceChange) {
    const fresh = items.filter(
      item => !isDeepStrictEqual(this.#items.get(item.id), item),
    );
    const gone = removed.filter(id => this.#items.delete(id));
    for (const item of fresh) this.#items.set(item.id, item);
    if (fresh.length + gone.length === 0) return;
    this.#connection?.onChange({ items: fresh, removed: gone });
  }

  /** It is asked more often from now on: what is old already is not late yet. */
  expect() {
    this.#expectedAt = Date.now();
  }

  /** It answered, so what is known is what there is. */
  answered(latencyMs: number) {
    this.#latencyMs = Math.round(latencyMs);
    this.#asOf = new Date();
    if (this.#trouble)
      this.#logger.info({ source: this.name }, 'A source answers again');
    this.#trouble = undefined;
    this.#tell();
  }

  /** What it was asked failed; one that only limits requests has not. */
  failed(error: unknown) {
    const state = error instanceof RateLimitedError ? 'stale' : 'down';
    this.#inTrouble({ state, error: wordsOf(error) });
  }

  /** It can't be asked yet, through no fault of its own. */
  waits(error: string) {
    this.#inTrouble({ state: 'stale', error });
  }

  /** What is wrong in one respect, while it answers in others; nothing, once all is well there. */
  suffers(respect: string, problems: readonly string[]) {
    const before = new Set(this.#problems.get(respect));
    if (before.size + problems.length === 0) return;
    for (const problem of problems)
      if (!before.has(problem))
        this.#logger.warn(
          { source: this.name, problem },
          'A source has a problem',
        );
    this.#problems.set(respect, problems);
    this.#tell();
  }

  get state(): LiveSource['state'] {
    if (this.#trouble) return this.#trouble.state;
    if (!this.#asOf) return 'stale';
    const since = Math.max(this.#asOf.getTime(), this.#expectedAt);
    return Date.now() - since > (this.#connection?.staleAfterMs() ?? Infinity)
      ? 'stale'
      : 'ok';
  }

  report(): LiveSource {
    return {
      name: this.name,
      asOf: this.asOf,
      latencyMs: this.#latencyMs,
      ...this.#condition(),
    };
  }

  /** Says so when it has become stale meanwhile. */
  check() {
    this.#tell();
  }

  #inTrouble(trouble: Trouble) {
    if (this.#trouble?.error !== trouble.error)
      this.#logger.warn(
        { source: this.name, ...trouble },
        'A source tells nothing new',
      );
    this.#trouble = trouble;
    this.#tell();
  }

  #condition() {
    const problems = fewOf(this.problems);
    return {
      state: this.state,
      ...(this.#trouble && { error: this.#trouble.error }),
      ...(problems.length > 0 && { problems }),
    };
  }

  #tell() {
    const condition = this.#condition();
    if (isDeepStrictEqual(condition, this.#told)) return;
    this.#told = condition;
    this.#connection?.onState();
  }
}
