import { LiveSourceStore } from '@rosetta/monitoring-mart';
import { Logger } from '@rosetta/service-kit';
import {
  repeat,
  Repeated,
  SourceItem,
  SourceState,
} from '@rosetta/sources/live';

const SAVE_MS = 60_000;

export interface LastAnswersOptions {
  store: Pick<LiveSourceStore, 'of' | 'save'>;
  states: readonly SourceState[];
  logger: Logger;
}

/**
 * Keeps the last answers of the sources beyond the process: one that starts while a source is down
 * shows them, with their age. Without the database the board begins empty, and goes on.
 */
export class LastAnswers {
  readonly #options: LastAnswersOptions;
  /** The instant of the saved answer, by source. */
  readonly #saved = new Map<SourceState, string>();
  #loop?: Repeated;

  constructor(options: LastAnswersOptions) {
    this.#options = options;
  }

  async start() {
    await this.#each(state => this.#restore(state));
    this.#loop = repeat(
      () => this.#each(state => this.#save(state)),
      () => SAVE_MS,
    );
  }

  async stop() {
    await this.#loop?.stop();
    await this.#each(state => this.#save(state));
  }

  async #restore(state: SourceState) {
    const last = await this.#options.store.of(state.name);
    if (!last) return;
    // An earlier version may have kept other things.
    const items = last.items.flatMap(
      item => SourceItem.safeParse(item).data ?? [],
    );
    state.restore(items, last.asOf);
    this.#saved.set(state, last.asOf.toISOString());
  }

  async #save(state: SourceState) {
    const { asOf } = state;
    if (asOf === null || asOf === this.#saved.get(state)) return;
    const items = [...state.items.values()];
    await this.#options.store.save(state.name, { asOf: new Date(asOf), items });
    this.#saved.set(state, asOf);
  }

  async #each(work: (state: SourceState) => Promise<void>) {
    const { states, logger } = this.#options;
    for (const state of states)
      await work(state).catch(err =>
        logger.warn(
          { err, source: state.name },
          'Last answer of a source was not read or saved',
        ),
      );
  }
}
