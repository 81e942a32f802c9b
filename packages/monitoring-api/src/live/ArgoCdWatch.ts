import { ArgoCdChange, ArgoCdClient, RefusedRecord } from '@rosetta/sources';
import { argoCdId, toArgoCdItem } from './argoCdItem';
import { backoff, repeat, Repeated } from './repeat';
import { SourceState } from './SourceState';
import { leftOut, wordsOf } from './troubles';
import { SourceItem, Watch } from './types';

/** How often everything is read again: a stream may be open and say nothing. */
const RESYNC_MS = 5_000;

export interface ArgoCdWatchOptions {
  client: Pick<ArgoCdClient, 'applications' | 'watch'>;
  state: SourceState;
  /** Where people look at Argo CD. */
  baseUrl: string;
}

/**
 * Argo CD tells what changes on a stream, at once. All is listed as well, every few seconds:
 * that brings what a broken or dead stream missed, and shows a source that fell silent.
 */
export class ArgoCdWatch implements Watch {
  readonly #options: ArgoCdWatchOptions;
  readonly #reconnect = backoff();
  #lists?: Repeated;
  #stream?: Repeated;
  /** What the stream told while a list was on its way is newer than the list. */
  #toldMeanwhile = new Set<string>();
  #hasListed = false;

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
      () => this.#reconnect.pauseMs(),
    );
  }

  watched() {}

  ownersChanged() {}

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
    const refused: RefusedRecord[] = [];
    try {
      const applications = await client.applications({
        signal,
        onRefused: each => refused.push(each),
      });
      const told = this.#toldMeanwhile;
      const listed = [
        ...applications.map(application => toArgoCdItem(application, baseUrl)),
        ...this.#held(refused),
      ].filter(({ id }) => !told.has(id));
      const newer = [...told].flatMap(id => state.items.get(id) ?? []);
      this.#hasListed = true;
      state.answered(performance.now() - began);
      state.suffers(
        'list',
        refused.map(each => leftOut('application', each)),
      );
      state.replace([...listed, ...newer]);
    } catch (error) {
      if (!signal.aborted) state.failed(error);
    }
  }

  /** What was said last of applications that can't be read now: they are not gone. */
  #held(refused: readonly RefusedRecord[]): SourceItem[] {
    const { state } = this.#options;
    return refused.flatMap(({ name, problem }) => {
      const item = state.items.get(`argocd:${name}`);
      const asOf = state.asOf;
      return item && asOf
        ? [{ ...item, held: item.held ?? { asOf, problem } }]
        : [];
    });
  }

  /** Until the stream breaks: a list then tells at once whether all of the source did. */
  async #follow(signal: AbortSignal) {
    const { client, state } = this.#options;
    // The next list names what can't be read.
    const onRefused = () => {};
    try {
      for await (const change of client.watch({ signal, onRefused })) {
        this.#reconnect.worked();
        state.suffers('stream', []);
        // Before all that there is, one application would be no answer to what runs.
        if (this.#hasListed) this.#apply(change);
      }
    } catch (error) {
      if (signal.aborted) return;
      state.suffers('stream', [
        `changes show every ${RESYNC_MS / 1_000} s only: ${wordsOf(error)}`,
      ]);
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
