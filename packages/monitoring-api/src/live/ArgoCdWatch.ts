import { ArgoCdChange, ArgoCdClient } from '@rosetta/sources';
import { argoCdId, toArgoCdItem } from './argoCdItem';
import { repeat, Repeated } from './repeat';
import { SourceState } from './SourceState';
import { Watch } from './types';

/** How often everything is read again: a stream may be open and say nothing. */
const RESYNC_MS = 5_000;
const RECONNECT_MS = 1_000;

export interface ArgoCdWatchOptions {
  client: Pick<ArgoCdClient, 'applications' | 'watch'>;
  state: SourceState;
  /** Where people look at Argo CD. */
  baseUrl: string;
}

/**
 * Argo CD tells what changes on a stream, at once. All is listed as well, every few seconds:
 * that brings what a broken stream missed, and shows a source that fell silent.
 */
export class ArgoCdWatch implements Watch {
  readonly #options: ArgoCdWatchOptions;
  #lists?: Repeated;
  #stream?: Repeated;
  /** What the stream told while a list was on its way is newer than the list. */
  #toldMeanwhile = new Set<string>();

  constructor(options: ArgoCdWatchOptions) {
    this.#options = options;
  }

  start() {
    this.#lists = repeat(
      signal => this.#list(signal),
      () => RESYNC_MS,
    );
    this.#stream = repeat(
      signal => this.#follow(signal),
      () => RECONNECT_MS,
    );
  }

  watched() {}

  async refresh() {}

  staleAfterMs() {
    return 3 * RESYNC_MS;
  }

  async stop() {
    await Promise.all([this.#lists?.stop(), this.#stream?.stop()]);
  }

  async #list(signal: AbortSignal) {
    const { client, state, baseUrl } = this.#options;
    const began = performance.now();
    this.#toldMeanwhile = new Set();
    try {
      const items = (await client.applications({ signal })).map(application =>
        toArgoCdItem(application, baseUrl),
      );
      const told = this.#toldMeanwhile;
      const listed = items.filter(({ id }) => !told.has(id));
      const newer = [...told].flatMap(id => state.items.get(id) ?? []);
      state.answered(performance.now() - began);
      state.replace([...listed, ...newer]);
    } catch (error) {
      if (!signal.aborted) state.failed(error);
    }
  }

  /** Until the stream breaks: a list then tells at once whether all of the source did. */
  async #follow(signal: AbortSignal) {
    try {
      for await (const change of this.#options.client.watch({ signal }))
        this.#apply(change);
    } catch {
      this.#lists?.hurry();
    }
  }

  #apply({ type, application }: ArgoCdChange) {
    const { state, baseUrl } = this.#options;
    const id = argoCdId(application);
    this.#toldMeanwhile.add(id);
    if (type === 'DELETED') state.merge({ items: [], removed: [id] });
    else
      state.merge({ items: [toArgoCdItem(application, baseUrl)], removed: [] });
  }
}
