import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Referentiel } from '@rosetta/service-kit';
import { serveReferentiel } from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';
import { RunService, RunServiceOptions } from '@rosetta/run-kit';
import { machineKey, startMain, writeRosettaConfig } from './processes';

interface Stores {
  db: Knex;
  raw: { close(): Promise<void> };
  url: string;
}

export interface ProcessBenchOptions {
  packageFolder: string;
  /** Of the package; its own one when not said. */
  main?: string;
  /** Of the process, as its configuration names it. */
  name: string;
  /** Its database, and whose runs it makes. */
  mart: RunServiceOptions & { name: string };
  referentiel: Referentiel;
  /** What else is in its `rosetta:` section. */
  config: object;
}

/** A batch as the processes that it really is, and all that these stand on. */
export const createProcessBench = async <S extends Stores>(
  stores: S,
  { packageFolder, main, name, mart, referentiel, config }: ProcessBenchOptions,
) => {
  const { db, raw, url } = stores;
  const runs = new RunService(db, mart);
  const reference = await serveReferentiel(referentiel);
  const file = await writeRosettaConfig({
    databases: { [mart.name]: { connection: url } },
    rawStore: { kind: 'postgres', connection: url },
    services: {
      'platform-ref-api': { baseUrl: reference.url },
      [name]: { baseUrl: 'http://127.0.0.1', port: 0 },
    },
    identity: { machineKey: machineKey() },
    ...config,
  });
  const processes: ChildProcess[] = [];
  return {
    ...stores,
    runs,
    start(...args: string[]) {
      const child = startMain(packageFolder, { main, config: file.path }, args);
      processes.push(child);
      return child;
    },
    /** Whether somebody waits for a lock on the table. */
    async isWaitedFor(table: string) {
      const { rows } = await db.raw(
        'select 1 from pg_locks where not granted and relation = ?::regclass',
        [table],
      );
      return rows.length > 0;
    },
    async stop() {
      const running = processes.filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      );
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(running.map(child => once(child, 'exit')));
      await runs.close();
      await raw.close();
      reference.close();
      await file.remove();
    },
  };
};

export type ProcessBench<S extends Stores> = Awaited<
  ReturnType<typeof createProcessBench<S>>
>;
