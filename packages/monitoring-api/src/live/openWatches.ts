import { DeploymentSource } from '@rosetta/contracts/monitoring';
import { Logger, Metrics } from '@rosetta/service-kit';
import {
  createArgoCdClient,
  createGitLabClient,
  SourcesConfig,
} from '@rosetta/sources';
import { ArgoCdWatch } from './ArgoCdWatch';
import { Board } from './Board';
import { GitLabWatch } from './GitLabWatch';
import { Owners } from './Owners';
import { SourceState } from './SourceState';
import { Watch } from './types';

export interface WatchesOptions {
  sources: SourcesConfig;
  live: { timeoutMs: number; gitlabRequestsPerMinute: number };
  logger: Logger;
  metrics?: Metrics;
}

interface Watched {
  state: SourceState;
  watch: Watch;
}

/** Somebody waits for a live answer: a source that limits requests is not waited for, but named. */
const clientOptions = ({ live, metrics }: WatchesOptions) => ({
  timeoutMs: live.timeoutMs,
  rateLimitWaitMs: 0,
  observe: metrics?.observeClient,
});

/** A client that counts its requests, those that were made again too. */
const openGitLab = (options: WatchesOptions) => {
  const { gitlab } = options.sources;
  if (!gitlab) return undefined;
  const { observe, ...asked } = clientOptions(options);
  let requests = 0;
  const client = createGitLabClient({
    ...gitlab,
    ...asked,
    observe: event => {
      if (event.type === 'call') requests += event.attempts;
      observe?.(event);
    },
  });
  return { client, requests: () => requests };
};

/** One state and one watch for each source that is configured: none waits for another. */
export const openWatches = (
  options: WatchesOptions,
  board: Board,
  owners: Owners,
) => {
  const { sources, live, logger } = options;
  const all: Watched[] = [];
  const add = (
    name: DeploymentSource,
    watchOf: (state: SourceState) => Watch,
  ) => {
    const state = new SourceState(name, logger);
    const watch = watchOf(state);
    board.add(state);
    state.connect({
      staleAfterMs: () => watch.staleAfterMs(),
      onChange: change => board.changed(state, change),
      onState: () => board.tellSources(),
    });
    all.push({ state, watch });
  };
  const argocd =
    sources.argocd &&
    createArgoCdClient({ ...sources.argocd, ...clientOptions(options) });
  const gitlab = openGitLab(options);
  if (argocd) {
    const { baseUrl } = sources.argocd!;
    add('argocd', state => new ArgoCdWatch({ client: argocd, state, baseUrl }));
  }
  if (gitlab)
    add(
      'gitlab',
      state =>
        new GitLabWatch({
          ...gitlab,
          state,
          projects: () => owners.projects(),
          requestsPerMinute: live.gitlabRequestsPerMinute,
        }),
    );
  const close = async () => {
    await argocd?.close();
    await gitlab?.client.close();
  };
  return { all, gitlab: gitlab?.client, close };
};
