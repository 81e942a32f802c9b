import { TestDatabases } from '@rosetta/test-kit/databases';
import { LandContext } from '@rosetta/batch-kit';
import { migrateMonitoringMart } from '@rosetta/monitoring-mart';
import { WatermarkStore } from '@rosetta/run-kit';
import { createTestStores } from '@rosetta/raw-store/testUtils';
import {
  FakeReferentiel,
  createReferentiel,
} from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { ConnectedSources, SourceIngestion, sourcesOf } from '@rosetta/sources';
import { argoCd } from '@rosetta/sources/argocd';
import { gitLab } from '@rosetta/sources/gitlab';
import { Snapshots } from '../referentiel/Snapshots';

const referentielWithProjects = (projects: readonly string[]) =>
  new FakeReferentiel(
    createReferentiel(
      projects.map((path, at) => ({
        id: `app-${at}`,
        group: 'grp',
        pivots: [['gitlab:project', path]],
      })),
    ),
  );

const pivotsOf = (projects: readonly string[]) => {
  const snapshots = new Snapshots(referentielWithProjects(projects));
  return (signal: AbortSignal) => snapshots.readPivots(signal);
};

const listProjects = ({ world }: RunningSimulators) =>
  world.services.flatMap(({ project }) => project?.path ?? []).slice(0, 3);

/** Stores, simulated sources with their clients, and ingestions that all use them. */
export const createIngestionHarness = async (databases: TestDatabases) => {
  const simulators = await startSimulators();
  const { db, raw } = await createTestStores(databases, migrateMonitoringMart);
  const connect = (gitlab = simulators.sources.gitlab) =>
    new ConnectedSources(sourcesOf('monitoring'), {
      ...simulators.sources,
      gitlab,
    });
  let sources = connect();
  const clients = {
    get gitlab() {
      return sources.find(gitLab)!.client;
    },
    get argocd() {
      return sources.find(argoCd)!.client;
    },
  };
  const projects = listProjects(simulators);
  const logged: string[] = [];
  const log = async (text: string) => void logged.push(text);

  /** Like a new process, which knows nothing of an earlier one. */
  const open = () =>
    new SourceIngestion({
      raw,
      sources,
      watermarks: new WatermarkStore(db),
      readPivots: pivotsOf(projects),
      historyDays: 30,
      now: async () => new Date(),
    });
  const request = (options: Partial<LandContext> = {}): LandContext => ({
    period: '2026-03-02',
    requestedAt: new Date(),
    log: { info: log, warn: log },
    signal: new AbortController().signal,
    ...options,
  });

  return {
    simulators,
    db,
    raw,
    clients,
    projects,
    /** Lines of the logs of all runs. */
    logged,
    open,
    request,
    land: () => open().land(request()),
    records: async (dataset: string) =>
      (await raw.list()).find(each => each.dataset === dataset)?.records ?? 0,
    /** New clients, whose breakers are closed; of another GitLab when one is given. */
    async reconnect(gitlab?: Parameters<typeof connect>[0]) {
      await sources.close();
      sources = connect(gitlab);
    },
    async close() {
      await sources.close();
      await simulators.close();
      await raw.close();
    },
  };
};

export type IngestionHarness = Awaited<
  ReturnType<typeof createIngestionHarness>
>;
