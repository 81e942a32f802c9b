import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeAt } from '@rosetta/launcher/home';
import { migrateMonitoringMart } from '@rosetta/monitoring-mart';
import { createRawStore, RawStore, RawStoreConfig } from '@rosetta/raw-store';
import { Knex } from 'knex';
import {
  BenchDatabases,
  configuredServer,
  connect,
  createDatabases,
} from '../databases';
import { createMachineKey } from '../machineKey';
import { measureScript } from '../measure';
import { serveReferentiel } from '../serveReferentiel';

const BATCH = 'packages/monitoring-batch/src/main.ts';

const STORES = ['monitoring', 'raw'] as const;
type MonitoringStores = BenchDatabases<(typeof STORES)[number]>;

/** How Dynatrace calls the service of the application with a number. */
export const entityOf = (at: number) =>
  `SERVICE-${at.toString(16).toUpperCase().padStart(16, '0')}`;

export const projectOf = (at: number) => `group-${at % 20}/app-${at}`;

const pivotsOf = (at: number) => [
  { type: 'dynatrace:entity', value: entityOf(at) },
  { type: 'gitlab:project', value: projectOf(at) },
];

/** What a start would have written, for stores of the bench's own; JSON is YAML too. */
const writeConfig = async (
  folder: string,
  { url }: MonitoringStores,
  referentiel: string,
) => {
  const rosetta = {
    databases: { monitoring_db: { connection: url.monitoring } },
    rawStore: { kind: 'postgres', connection: url.raw },
    services: {
      'platform-ref-api': { baseUrl: referentiel },
      'monitoring-batch': { baseUrl: 'http://127.0.0.1:0', port: 0 },
    },
    identity: { machineKey: createMachineKey() },
    sources: {},
    monitoring: { scheduleInWorker: false },
  };
  const path = homeAt(folder).startConfig;
  await writeFile(path, JSON.stringify({ rosetta }), { mode: 0o600 });
  return path;
};

/** Stores and a référentiel of the bench's own, and the real batch on them. */
export interface MonitoringWorkspace {
  folder: string;
  stores: MonitoringStores;
  /** Of the mart. */
  db: Knex;
  raw: RawStore;
  /** Runs a job of the batch as a CronJob would. */
  runBatch: (
    job: string,
    ...args: string[]
  ) => ReturnType<typeof measureScript>;
}

export interface MonitoringWorkspaceOptions {
  /** The server to make databases on; by default, that of the platform. */
  postgres?: string;
  applications: number;
}

/** Opens a workspace for some work; nothing of it stays. */
export const withMonitoringWorkspace = async <T>(
  { postgres, applications }: MonitoringWorkspaceOptions,
  work: (workspace: MonitoringWorkspace) => Promise<T>,
): Promise<T> => {
  const opened: (() => unknown)[] = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'rosetta-bench-'));
    opened.push(() => rm(folder, { recursive: true }));
    const referentiel = await serveReferentiel(applications, pivotsOf);
    opened.push(() => referentiel.close());
    const stores = await createDatabases(
      postgres ?? (await configuredServer()),
      STORES,
    );
    opened.push(() => stores.drop());
    const config = await writeConfig(folder, stores, referentiel.url);
    const db = connect(stores.url.monitoring);
    opened.push(() => db.destroy());
    await migrateMonitoringMart(db);
    const raw = createRawStore(
      RawStoreConfig.parse({ kind: 'postgres', connection: stores.url.raw }),
    );
    opened.push(() => raw.close());
    await raw.migrate();
    const runBatch = (job: string, ...args: string[]) =>
      measureScript(BATCH, [
        ...['--config', config, 'run', '--once', '--job', job],
        ...args,
      ]);
    return await work({ folder, stores, db, raw, runBatch });
  } finally {
    for (const close of opened.reverse()) await close();
  }
};
