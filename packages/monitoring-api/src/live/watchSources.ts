import { PivotType } from '@rosetta/contracts/ref';
import { Logger, Metrics, Dependency } from '@rosetta/service-kit';
import {
  ConnectedSource,
  ConnectedSources,
  SourceDefinition,
  SourcesConfig,
} from '@rosetta/sources';
import { SourceState, SourceWatch } from '@rosetta/sources/live';
import { ServiceUnavailableError } from '@backstage/errors';
import { Board } from './Board';
import { Owners } from './Owners';

export interface WatchSourcesOptions {
  /** What is configured, by name. */
  sources: SourcesConfig;
  /** What can be configured. */
  definitions: readonly SourceDefinition[];
  live: { timeoutMs: number };
  logger: Logger;
  metrics?: Metrics;
}

export interface WatchedSource {
  state: SourceState;
  watch: SourceWatch;
}

/** Somebody waits for a live answer: a rate limit is reported, not waited for. */
const connect = ({
  sources,
  definitions,
  live,
  metrics,
}: WatchSourcesOptions) =>
  new ConnectedSources(definitions, sources, {
    timeoutMs: live.timeoutMs,
    rateLimitWaitMs: 0,
    observe: metrics?.observeClient,
  });

/** The watch of a source, whose changes go to the board. */
const watchSource = (
  { source, config, client, requestCount }: ConnectedSource,
  board: Board,
  owners: Owners,
  logger: Logger,
): WatchedSource[] => {
  const { watch: open } = source.connection!;
  if (!open) return [];
  const state = new SourceState(source, logger);
  const pivots = (type: PivotType) => owners.pivots(type);
  const watch = open({ config, client, state, logger, pivots, requestCount });
  board.add(state);
  state.attach({
    staleAfterMs: () => watch.staleAfterMs(),
    onChange: change => board.publishChange(state, change),
    onState: () => board.publishSources(),
  });
  return [{ state, watch }];
};

/** A source that is down degrades the service, and stops nothing. */
const healthOf = ({ state }: WatchedSource): Dependency => ({
  name: `source ${state.name}`,
  required: false,
  async check() {
    if (state.state === 'down')
      throw new ServiceUnavailableError(`${state.title} does not answer`);
  },
});

/** One state and one watch for each source that is configured: none waits for another. */
export const watchSources = (
  options: WatchSourcesOptions,
  board: Board,
  owners: Owners,
) => {
  const connected = connect(options);
  const watched = connected.all.flatMap(each =>
    watchSource(each, board, owners, options.logger),
  );
  return { connected, watched, health: watched.map(healthOf) };
};
