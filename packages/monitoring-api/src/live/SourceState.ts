import { isDeepStrictEqual } from 'node:util';
import { DeploymentSource, LiveSource } from '@rosetta/contracts';
import { SourceChange, SourceItem } from './types';

/** Who is told of it, and what it is measured by. */
export interface Connection {
  /** Older than this, what is known is stale, even if nothing has failed yet. */
  staleAfterMs(): number;
  onChange(change: SourceChange): void;
  /** It is otherwise than it was said to be last. */
  onState(): void;
}

/**
 * What one source said last, and how it is. A failure leaves the items: the last known
 * ones are better than none, and the report says how old they are.
 */
export class SourceState {
  readonly name: DeploymentSource;
  #connection?: Connection;
  #items = new Map<string, SourceItem>();
  #asOf?: Date;
  #latencyMs: number | null = null;
  #error?: string;
  #told?: LiveSource['state'];
  #expectedAt = 0;

  constructor(name: DeploymentSource) {
    this.name = name;
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

  /** The source gave all there is: what it does not name is gone. */
  replace(items: readonly SourceItem[]) {
    const known = new Set(items.map(({ id }) => id));
    const removed = [...this.#items.keys()].filter(id => !known.has(id));
    this.merge({ items: [...items], removed });
  }

  /** The source told what changed. */
  merge({ items, removed }: SourceChange) {
    const fresh = items.filter(
      item => !isDeepStrictEqual(this.#items.get(item.id), item),
    );
    const gone = removed.filter(id => this.#items.delete(id));
    for (const item of fresh) this.#items.set(item.id, item);
    this.#asOf = new Date();
    this.#tell();
    if (fresh.length + gone.length > 0)
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
    this.#error = undefined;
    this.#tell();
  }

  failed(error: unknown) {
    this.#error = error instanceof Error ? error.message : String(error);
    this.#tell();
  }

  report(): LiveSource {
    return {
      name: this.name,
      state: this.#state(),
      asOf: this.asOf,
      latencyMs: this.#latencyMs,
      ...(this.#error !== undefined && { error: this.#error }),
    };
  }

  /** Says so when it has become stale meanwhile. */
  check() {
    this.#tell();
  }

  #state(): LiveSource['state'] {
    if (this.#error !== undefined) return 'down';
    if (!this.#asOf) return 'stale';
    const since = Math.max(this.#asOf.getTime(), this.#expectedAt);
    return Date.now() - since > (this.#connection?.staleAfterMs() ?? Infinity)
      ? 'stale'
      : 'ok';
  }

  #tell() {
    const state = this.#state();
    if (state === this.#told) return;
    this.#told = state;
    this.#connection?.onState();
  }
}
