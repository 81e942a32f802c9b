import { DeploymentSource } from '@rosetta/contracts';
import { Logger, Metrics, Part, ReferentielReader } from '@rosetta/service-kit';
import {
  createArgoCdClient,
  createGitLabClient,
  SourcesConfig,
} from '@rosetta/sources';
import { ArgoCdWatch } from './ArgoCdWatch';
import { Board } from './Board';
import { GitLabWatch } from './GitLabWatch';
import { Owners } from './Owners';
import { Pipelines } from './Pipelines';
import { repeat, Repeated } from './repeat';
import { SourceState } from './SourceState';
import { Watch } from './types';

/** How often listeners are told how old what they see is, when nothing changes. */
const CHECK_MS = 5_000;

export interface LiveOptions {
  referentiel: Pick<ReferentielReader, 'version' | 'at'>;
  sources: SourcesConfig;
  live: { timeoutMs: number; gitlabRequestsPerMinute: number };
  logger: Logger;
  metrics?: Metrics;
}

/** What is live: the board, shared by all who look, and what is asked for one application. */
export interface Live {
  board: Board;
  owners: Owners;
  /** None where GitLab is not configured. */
  pipelines?: Pipelines;
  /** Brings the board as near to now as it gets without a wait. */
  refresh(): Promise<void>;
  /** Somebody listens; the answer ends it. */
  enter(): () => void;
  part: Part;
}

interface Watched {
  state: SourceState;
  watch: Watch;
}

/** One state and one watch for each source that is configured: none waits for another. */
const openWatches = (
  { sources, live, metrics }: LiveOptions,
  board: Board,
  owners: Owners,
) => {
  const settings = {
    timeoutMs: live.timeoutMs,
    observe: metrics?.observeClient,
  };
  const watched = (
    name: DeploymentSource,
    watchOf: (state: SourceState) => Watch,
  ): Watched => {
    const state = new SourceState(name);
    const watch = watchOf(state);
    board.add(state);
    state.connect({
      staleAfterMs: () => watch.staleAfterMs(),
      onChange: change => board.changed(state, change),
      onState: () => board.tellSources(),
    });
    return { state, watch };
  };
  const argocd =
    sources.argocd && createArgoCdClient({ ...sources.argocd, ...settings });
  const gitlab =
    sources.gitlab && createGitLabClient({ ...sources.gitlab, ...settings });
  const all: Watched[] = [];
  if (argocd) {
    const { baseUrl } = sources.argocd!;
    all.push(
      watched(
        'argocd',
        state => new ArgoCdWatch({ client: argocd, state, baseUrl }),
      ),
    );
  }
  if (gitlab)
    all.push(
      watched(
        'gitlab',
        state =>
          new GitLabWatch({
            client: gitlab,
            state,
            projects: () => owners.namesAt('gitlab'),
            requestsPerMinute: live.gitlabRequestsPerMinute,
          }),
      ),
    );
  const close = async () => {
    await argocd?.close();
    await gitlab?.close();
  };
  return { all, gitlab, close };
};

export const openLive = (options: LiveOptions): Live => {
  const { referentiel, logger } = options;
  const owners = new Owners({ referentiel, logger });
  const board = new Board(owners);
  const { all, gitlab, close } = openWatches(options, board, owners);
  let listeners = 0;
  const count = (change: number) => {
    listeners += change;
    for (const { watch } of all) watch.watched(listeners);
  };
  let upkeep: Repeated | undefined;
  return {
    board,
    owners,
    pipelines: gitlab && new Pipelines(gitlab),
    async refresh() {
      await Promise.all(all.map(({ watch }) => watch.refresh()));
    },
    enter() {
      count(1);
      return () => count(-1);
    },
    part: {
      name: 'live sources',
      required: true,
      async start() {
        owners.start(() => board.tellOwners());
        for (const { watch } of all) watch.start();
        upkeep = repeat(
          async () => {
            for (const { state } of all) state.check();
            if (listeners > 0) board.tellSources();
          },
          () => CHECK_MS,
        );
      },
      async stop() {
        await upkeep?.stop();
        await owners.stop();
        await Promise.all(all.map(({ watch }) => watch.stop()));
        await close();
      },
    },
  };
};
