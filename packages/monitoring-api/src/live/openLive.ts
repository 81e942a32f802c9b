import { SourceHealth } from '@rosetta/contracts/sources';
import { LiveSourceStore, ProductionRule } from '@rosetta/monitoring-mart';
import { Dependency, ReferentielReader } from '@rosetta/service-kit';
import {
  ConnectedSource,
  ConnectedSources,
  describeSources,
  ReadLast,
} from '@rosetta/sources';
import { dynatrace } from '@rosetta/sources/dynatrace';
import { elisa } from '@rosetta/sources/elisa';
import { gitLab } from '@rosetta/sources/gitlab';
import { repeat, Repeated, SourceState } from '@rosetta/sources/live';
import { Knex } from 'knex';
import { Gauge } from 'prom-client';
import { Board } from './Board';
import { LastAnswers } from './LastAnswers';
import { Owners } from './Owners';
import { LiveLogs } from './LiveLogs';
import { LivePipelines } from './LivePipelines';
import { LiveProblems } from './LiveProblems';
import { LiveSignals } from './LiveSignals';
import {
  WatchedSource,
  watchSources,
  WatchSourcesOptions,
} from './watchSources';

/** How often listeners learn how old what they see is, when nothing changes. */
const AGE_CHECK_MS = 5_000;

export interface LiveOptions extends WatchSourcesOptions {
  referentiel: Pick<ReferentielReader, 'version' | 'at'>;
  /** Where the last answers outlive the process. */
  store: Pick<LiveSourceStore, 'of' | 'save'>;
  /** Where the minutes of objectives are kept; without it none are read. */
  db?: Knex;
  /** Which environments are production by their names. */
  production?: ProductionRule;
}

/** What is live: the board, shared by all listeners, and what is read for one application. */
export interface Live {
  board: Board;
  owners: Owners;
  /** None where GitLab is not configured. */
  pipelines?: LivePipelines;
  /** None where Dynatrace is not configured. */
  problems?: LiveProblems;
  /** None where ELISA is not configured. */
  logs?: LiveLogs;
  /** The minutes that objectives burn by; none where Dynatrace is not configured. */
  signals?: LiveSignals;
  /** The sources that are configured, with what the service's own clients do. */
  connected: readonly Pick<ConnectedSource, 'source' | 'activity'>[];
  /** Brings the board as near to now as it gets without a wait. */
  refresh(): Promise<void>;
  /** The state of each source; runs report those that only they read. */
  sourceHealth(lastRead: ReadLast): Promise<SourceHealth[]>;
  /** Counts a listener, until the function that it returns is called. */
  addListener(): () => void;
  /** The watches, and the health of each source. */
  dependencies: Dependency[];
}

/** How many problems each source has, whenever the metrics are read. */
const countProblems = (
  { metrics }: LiveOptions,
  states: readonly SourceState[],
) =>
  metrics &&
  new Gauge({
    name: 'rosetta_live_source_problems',
    help: 'Records and requests that a live source refuses now or answers otherwise than documented',
    labelNames: ['source'] as const,
    registers: [metrics.registry],
    collect() {
      for (const { name, problems } of states)
        this.set({ source: name }, problems.length);
    },
  });

const healthReader =
  (
    { definitions, sources: config }: LiveOptions,
    states: readonly SourceState[],
  ) =>
  (lastRead: ReadLast) =>
    describeSources({
      definitions,
      config,
      watched: states.map(state => state.report()),
      lastRead,
    });

/** Publishes the owners of items when they change, and notifies the watches. */
const followOwners = (
  owners: Owners,
  board: Board,
  watched: readonly WatchedSource[],
) =>
  owners.start({
    onState: () => board.publishSources(),
    onChange: () => {
      board.publishOwners();
      for (const { watch } of watched) watch.pivotsChanged();
    },
  });

const openPipelines = (
  connected: ConnectedSources,
  { logger }: LiveOptions,
) => {
  const client = connected.find(gitLab)?.client;
  return client && new LivePipelines({ client, logger });
};

const openProblems = (
  connected: ConnectedSources,
  { store, logger }: LiveOptions,
) => {
  const found = connected.find(dynatrace);
  return (
    found &&
    new LiveProblems({
      client: found.client,
      baseUrl: found.config.baseUrl,
      store,
      logger,
    })
  );
};

const openSignals = (
  connected: ConnectedSources,
  owners: Owners,
  { db, logger }: LiveOptions,
) => {
  const client = connected.find(dynatrace)?.client;
  return client && db && new LiveSignals({ db, client, owners, logger });
};

const openLogs = (connected: ConnectedSources, { logger }: LiveOptions) => {
  const found = connected.find(elisa);
  return found && new LiveLogs({ ...found, logger });
};

/** Publishes how old what is shown is, while somebody listens. */
const publishAges = (
  states: readonly SourceState[],
  board: Board,
  isHeard: () => boolean,
) =>
  repeat(
    async () => {
      for (const state of states) state.notifyIfStale();
      if (isHeard()) board.publishSources();
    },
    () => AGE_CHECK_MS,
  );

export const openLive = (options: LiveOptions): Live => {
  const { referentiel, store, logger } = options;
  const owners = new Owners({ referentiel, logger });
  const board = new Board(owners, options.production);
  const { connected, watched, health } = watchSources(options, board, owners);
  const states = watched.map(({ state }) => state);
  countProblems(options, states);
  const last = new LastAnswers({ store, states, logger });
  const signals = openSignals(connected, owners, options);
  let listeners = 0;
  const count = (change: number) => {
    listeners += change;
    for (const { watch } of watched) watch.setListeners(listeners);
  };
  let upkeep: Repeated | undefined;
  return {
    board,
    owners,
    pipelines: openPipelines(connected, options),
    problems: openProblems(connected, options),
    logs: openLogs(connected, options),
    signals,
    connected: connected.all,
    async refresh() {
      await Promise.all(watched.map(({ watch }) => watch.refresh()));
    },
    sourceHealth: healthReader(options, states),
    addListener() {
      count(1);
      return () => count(-1);
    },
    dependencies: [
      {
        name: 'live sources',
        required: true,
        async start() {
          await last.start();
          followOwners(owners, board, watched);
          for (const { watch } of watched) watch.start();
          signals?.start();
          upkeep = publishAges(states, board, () => listeners > 0);
        },
        async stop() {
          await upkeep?.stop();
          await signals?.stop();
          await owners.stop();
          await Promise.all(watched.map(({ watch }) => watch.stop()));
          await last.stop();
          await connected.close();
        },
      },
      ...health,
    ],
  };
};
