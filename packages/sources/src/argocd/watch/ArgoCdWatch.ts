import { ArgoCdChange } from '../schemas';
import { ArgoCdClient } from '../types';
import { argoCdId, toArgoCdItem } from './toArgoCdItem';
import { SourceState } from '../../live/SourceState';
import { describeRefusedRecord, errorMessage } from '../../live/problems';
import { Repeated, backoff, repeat } from '../../live/repeat';
import { SourceItem, SourceWatch } from '../../live/types';
import { RefusedRecord } from '../../types';

/** How often everything is read again: a stream may be open and say nothing. */
const RESYNC_MS = 5_000;

export interface ArgoCdWatchOptions {
  client: Pick<ArgoCdClient, 'applications' | 'watch'>;
  state: SourceState;
  /** Where people look at Argo CD. */
  baseUrl: string;
}

/**
 * Argo CD streams changes at once. All applications are listed as well, every few seconds: that
 * brings what a broken or dead stream missed, and shows a source that fell silent.
 */
export class ArgoCdWatch implements SourceWatch {
  readonly #options: ArgoCdWatchOptions;
  readonly #reconnect = backoff();
  #lists?: Repeated;
  #stream?: Repeated;
  /** Changes of the stream during a list are newer than the list. */
  #changedDuringList = new Set<string>();
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
      signal => this.#readStream(signal),
      () => this.#reconnect.pauseMs(),
    );
  }

  setListeners() {}

  pivotsChanged() {}

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
    this.#changedDuringList = new Set();
    const refused: RefusedRecord[] = [];
    try {
      const applications = await client.applications({
        signal,
        onRefused: each => refused.push(each),
      });
      const changed = this.#changedDuringList;
      const listed = [
        ...applications.map(application => toArgoCdItem(application, baseUrl)),
        ...this.#lastKnown(refused),
      ].filter(({ id }) => !changed.has(id));
      const newer = [...changed].flatMap(id => state.items.get(id) ?? []);
      this.#hasListed = true;
      state.recordAnswer(performance.now() - began);
      state.setProblems(
        'list',
        refused.map(each => describeRefusedRecord('application', each)),
      );
      state.replace([...listed, ...newer]);
    } catch (error) {
      if (!signal.aborted) state.recordFailure(error);
    }
  }

  /** The last known state of applications that cannot be read now: they are not gone. */
  #lastKnown(refused: readonly RefusedRecord[]): SourceItem[] {
    const { state } = this.#options;
    return refused.flatMap(({ name, problem }) => {
      const item = state.items.get(`argocd:${name}`);
      const asOf = state.asOf;
      return item && asOf
        ? [{ ...item, held: item.held ?? { asOf, problem } }]
        : [];
    });
  }

  /** Ends when the stream breaks: a list then shows at once whether the source itself has failed. */
  async #readStream(signal: AbortSignal) {
    const { client, state } = this.#options;
    // The next list names what cannot be read.
    const onRefused = () => {};
    try {
      for await (const change of client.watch({ signal, onRefused })) {
        this.#reconnect.reset();
        state.setProblems('stream', []);
        // Without a full list, one application would be no answer to what runs.
        if (this.#hasListed) this.#apply(change);
      }
    } catch (error) {
      if (signal.aborted) return;
      state.setProblems('stream', [
        `changes show every ${RESYNC_MS / 1_000} s only: ${errorMessage(
          error,
        )}`,
      ]);
      this.#lists?.runSoon();
    }
  }

  #apply({ type, application }: ArgoCdChange) {
    const { state, baseUrl } = this.#options;
    const id = argoCdId(application);
    this.#changedDuringList.add(id);
    if (type === 'DELETED') state.merge({ items: [], removed: [id] });
    else
      state.merge({ items: [toArgoCdItem(application, baseUrl)], removed: [] });
  }
}
