import { TestDatabases } from '@backstage/backend-test-utils';
import { LandContext } from '@rosetta/batch-kit';
import {
  LandingMarkStore,
  migrateMonitoringMart,
} from '@rosetta/monitoring-mart';
import { createTestStores } from '@rosetta/raw-store/testUtils';
import { FakeReferentiel, referentielOf } from '@rosetta/service-kit/testUtils';
import { startSimulators } from '@rosetta/simulators';
import { createArgoCdClient, createGitLabClient } from '@rosetta/sources';
import { Landing } from '../landing/Landing';
import { Snapshots } from '../referentiel/Snapshots';

const applicationsOf = (projects: readonly string[]) =>
  new FakeReferentiel(
    referentielOf(
      projects.map((path, at) => ({
        id: `app-${at}`,
        group: 'grp',
        pivots: [['gitlab:project', path]],
      })),
    ),
  );

/** Stores, simulated sources with their clients, and landings that all use them. */
export const openLandingBench = async (databases: TestDatabases) => {
  const simulators = await startSimulators();
  const { db, raw } = await createTestStores(databases, migrateMonitoringMart);
  const connect = (gitlab = simulators.sources.gitlab) => ({
    gitlab: createGitLabClient(gitlab),
    argocd: createArgoCdClient(simulators.sources.argocd),
  });
  const clients = connect();
  const letGo = () =>
    Promise.all([clients.gitlab.close(), clients.argocd.close()]);
  const projects = simulators.world.services
    .flatMap(({ project }) => project?.path ?? [])
    .slice(0, 3);
  const said: string[] = [];
  const say = async (text: string) => void said.push(text);

  /** A process of its own: it remembers nothing of an earlier one. */
  const open = () =>
    new Landing({
      raw,
      ...clients,
      marks: new LandingMarkStore(db),
      referentiel: new Snapshots(applicationsOf(projects)),
      historyDays: 30,
      now: async () => new Date(),
    });
  const asked = (options: Partial<LandContext> = {}): LandContext => ({
    period: '2026-03-02',
    requestedAt: new Date(),
    log: { info: say, warn: say },
    signal: new AbortController().signal,
    ...options,
  });

  return {
    simulators,
    db,
    raw,
    clients,
    projects,
    /** What the log of the runs says. */
    said,
    open,
    asked,
    land: () => open().land(asked()),
    records: async (dataset: string) =>
      (await raw.list()).find(each => each.dataset === dataset)?.records ?? 0,
    /** Clients that know of no failure yet, of another GitLab where one is named. */
    async reconnect(gitlab?: Parameters<typeof connect>[0]) {
      await letGo();
      Object.assign(clients, connect(gitlab));
    },
    async close() {
      await letGo();
      await simulators.close();
      await raw.close();
    },
  };
};

export type LandingBench = Awaited<ReturnType<typeof openLandingBench>>;
