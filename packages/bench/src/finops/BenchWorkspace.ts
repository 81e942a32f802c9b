import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COSTS_JOB } from '@rosetta/finops-mart';
import { homeAt } from '@rosetta/launcher/home';
import { Knex } from 'knex';
import {
  BenchDatabases,
  configuredServer,
  connect,
  createDatabases,
} from '../databases';
import { createMachineKey } from '../machineKey';
import { measureScript, startScript } from '../measure';
import { serveReferentiel } from '../serveReferentiel';
import { BillShape, writeBill } from './syntheticBill';

const BATCH = 'packages/finops-batch/src/main.ts';

const STORES = ['finops', 'raw'] as const;
export type BenchStores = BenchDatabases<(typeof STORES)[number]>;

/** What a start would have written, for stores of the bench's own; JSON is YAML too. */
const writeConfig = async (
  folder: string,
  { url }: BenchStores,
  referentiel: string,
) => {
  const rosetta = {
    databases: { finops_db: { connection: url.finops } },
    rawStore: { kind: 'postgres', connection: url.raw },
    services: {
      'platform-ref-api': { baseUrl: referentiel },
      'finops-batch': { baseUrl: 'http://127.0.0.1:0', port: 0 },
    },
    identity: { machineKey: createMachineKey() },
    finops: { tagKeys: ['application'], scheduleInWorker: false },
  };
  const path = homeAt(folder).startConfig;
  await writeFile(path, JSON.stringify({ rosetta }), { mode: 0o600 });
  return path;
};

export interface WorkspaceOptions {
  /** The server to make databases on; by default, that of the platform. */
  postgres?: string;
  shape: BillShape;
}

/** Stores, a référentiel and a folder of the bench's own, and the real commands on them. */
export interface BenchWorkspace {
  folder: string;
  stores: BenchStores;
  /** Of the mart. */
  db: Knex;
  /** Writes a bill, and returns its path. */
  writeBill(period: string, lines: number): Promise<string>;
  importBills: (paths: string[]) => ReturnType<typeof measureScript>;
  /** Runs the job `costs` of the batch as a CronJob would. */
  runBatch: (...args: string[]) => ReturnType<typeof measureScript>;
  /** Starts a worker; it stops when the returned function is called. */
  startWorker(): () => Promise<void>;
}

const workspaceOf = (
  folder: string,
  stores: BenchStores,
  { config, shape, db }: { config: string; shape: BillShape; db: Knex },
): BenchWorkspace => ({
  folder,
  stores,
  db,
  async writeBill(period, lines) {
    const path = join(folder, `${period}.csv`);
    await writeBill(path, { lines, period, shape });
    return path;
  },
  importBills: paths =>
    measureScript(
      'packages/cli/src/main.ts',
      ['raw', 'import', 'focus', ...paths, '--json'],
      { ROSETTA_HOME: folder },
    ),
  runBatch: (...args) =>
    measureScript(BATCH, [
      ...['--config', config, 'run', '--once', '--job', COSTS_JOB.name],
      ...args,
    ]),
  startWorker: () => startScript(BATCH, ['--config', config]),
});

/** Opens a workspace for some work; nothing of it stays. */
export const withWorkspace = async <T>(
  { postgres, shape }: WorkspaceOptions,
  work: (workspace: BenchWorkspace) => Promise<T>,
): Promise<T> => {
  const opened: (() => unknown)[] = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'rosetta-bench-'));
    opened.push(() => rm(folder, { recursive: true }));
    const referentiel = await serveReferentiel(shape.applications);
    opened.push(() => referentiel.close());
    const stores = await createDatabases(
      postgres ?? (await configuredServer()),
      STORES,
    );
    opened.push(() => stores.drop());
    const config = await writeConfig(folder, stores, referentiel.url);
    const db = connect(stores.url.finops);
    opened.push(() => db.destroy());
    return await work(workspaceOf(folder, stores, { config, shape, db }));
  } finally {
    for (const close of opened.reverse()) await close();
  }
};
