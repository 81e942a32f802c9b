import { LiveSourceStore } from '@rosetta/monitoring-mart';
import { Dependency, ReferentielReader } from '@rosetta/service-kit';
import { Gauge } from 'prom-client';
import { Board } from './Board';
import { LastAnswers } from './LastAnswers';
import { openWatches, WatchesOptions } from './openWatches';
import { Owners } from './Owners';
import { Pipelines } from './Pipelines';
import { repeat, Repeated } from './repeat';
import { SourceState } from './SourceState';

/** How often listeners are told how old what they see is, when nothing changes. */
const CHECK_MS = 5_000;

export interface LiveOptions extends WatchesOptions {
  referentiel: Pick<ReferentielReader, 'version' | 'at'>;
  /** Where what sources said outlives the process. */
  store: Pick<LiveSourceStore, 'of' | 'save'>;
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
  dependency: Dependency;
}

/** How much of what a source says is of no use, each time the metrics are read. */
const countProblems = (
  { metrics }: LiveOptions,
  states: readonly SourceState[],
) =>
  metrics &&
  new Gauge({
    name: 'rosetta_live_source_problems',
    help: 'What a live source refuses now, or says in another way than it documents',
    labelNames: ['source'] as const,
    registers: [metrics.registry],
    collect() {
      for (const { name, problems } of states)
        this.set({ source: name }, problems.length);
    },
  });

export const openLive = (options: LiveOptions): Live => {
  const { referentiel, store, logger } = options;
  const owners = new Owners({ referentiel, logger });
  const board = new Board(owners);
  const { all, gitlab, close } = openWatches(options, board, owners);
  const states = all.map(({ state }) => state);
  countProblems(options, states);
  const last = new LastAnswers({ store, states, logger });
  let listeners = 0;
  const count = (change: number) => {
    listeners += change;
    for (const { watch } of all) watch.watched(listeners);
  };
  let upkeep: Repeated | undefined;
  return {
    board,
    owners,
    pipelines: gitlab && new Pipelines({ client: gitlab, logger }),
    async refresh() {
      await Promise.all(all.map(({ watch }) => watch.refresh()));
    },
    enter() {
      count(1);
      return () => count(-1);
    },
    dependency: {
      name: 'live sources',
      required: true,
      async start() {
        await last.start();
        owners.start({
          onState: () => board.tellSources(),
          onChange: () => {
            board.tellOwners();
            for (const { watch } of all) watch.ownersChanged();
          },
        });
        for (const { watch } of all) watch.start();
        upkeep = repeat(
          async () => {
            for (const state of states) state.check();
            if (listeners > 0) board.tellSources();
          },
          () => CHECK_MS,
        );
      },
      async stop() {
        await upkeep?.stop();
        await owners.stop();
        await Promise.all(all.map(({ watch }) => watch.stop()));
        await last.stop();
        await close();
      },
    },
  };
};
