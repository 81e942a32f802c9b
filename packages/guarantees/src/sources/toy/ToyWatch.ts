import {
  repeat,
  Repeated,
  SourceItem,
  SourceState,
  SourceWatch,
} from '@rosetta/sources/live';
import { Release, ToyClient } from './client';

const POLL_MS = 200;

const toItem = ({ component, version, releasedAt }: Release): SourceItem => ({
  id: `toy:${component}`,
  source: 'toy',
  externalName: component,
  pivot: { type: 'argocd:app', values: [component] },
  environment: 'production',
  tier: null,
  sync: null,
  health: null,
  revision: version,
  images: [],
  deployedAt: releasedAt,
  status: 'success',
  url: null,
});

/** Polls the toy, whoever watches. */
export class ToyWatch implements SourceWatch {
  readonly #client: ToyClient;
  readonly #state: SourceState;
  #loop?: Repeated;

  constructor(client: ToyClient, state: SourceState) {
    this.#client = client;
    this.#state = state;
  }

  start() {
    this.#loop = repeat(
      signal => this.#poll(signal),
      () => POLL_MS,
    );
  }

  async stop() {
    await this.#loop?.stop();
  }

  setListeners() {}

  pivotsChanged() {}

  async refresh() {}

  staleAfterMs() {
    return 10 * POLL_MS;
  }

  async #poll(signal: AbortSignal) {
    const began = performance.now();
    try {
      const releases = await this.#client.releases({ signal });
      this.#state.recordAnswer(performance.now() - began);
      this.#state.replace(releases.map(toItem));
    } catch (error) {
      if (!signal.aborted) this.#state.recordFailure(error);
    }
  }
}
