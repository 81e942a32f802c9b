import { TestDatabases } from '@rosetta/test-kit/databases';
import { hasEnded } from '@rosetta/contracts/runs';
import { migrateRunKit, RunService } from '@rosetta/run-kit';
import { createWorker, WorkerOptions } from '../createWorker';
import { runOnce, RunOnceOptions } from '../runOnce';
import { waitUntil } from '@rosetta/test-kit';
import {
  createToyJobs,
  createToyTables,
  silent,
  TOY,
  TOY_RUNS,
  ToyHook,
} from './toyJob';

export const PERIOD = '2024-09';

export const REPROCESS = {
  period: PERIOD,
  mode: 'reprocess',
  requestedBy: 'user:default/finops-admin',
  reason: 'because a test asks',
} as const;

/** A fresh database with the tables of runs and of the toy job, and what a test does with them. */
export const createBench = async (databases: TestDatabases) => {
  const db = await databases.init('POSTGRES_18');
  await migrateRunKit(db, [TOY]);
  await createToyTables(db);
  const runs = new RunService(db, TOY_RUNS);
  const toStop: { stop(): Promise<void> }[] = [{ stop: () => runs.close() }];

  return {
    db,
    runs,
    async startWorker(hook?: ToyHook, options: Partial<WorkerOptions> = {}) {
      const worker = createWorker({
        db,
        domain: TOY,
        jobs: createToyJobs(db, hook),
        logger: silent,
        ...options,
      });
      toStop.unshift(worker);
      await worker.start();
      return worker;
    },
    once(hook?: ToyHook, options: Partial<RunOnceOptions> = {}) {
      return runOnce({
        db,
        domain: TOY,
        jobs: createToyJobs(db, hook),
        logger: silent,
        periods: [PERIOD],
        mode: 'reprocess',
        requestedBy: 'a test',
        reason: 'to see what happens',
        ...options,
      });
    },
    /** Lets no run wait before it is tried again. */
    hurry() {
      const timer = setInterval(
        () =>
          db('run')
            .where({ state: 'queued' })
            .update({ start_after: new Date(0) })
            .catch(() => {}),
        100,
      );
      toStop.unshift({ stop: async () => clearInterval(timer) });
    },
    /** Waits until a run has ended, and gives it. */
    async ended(id: string, timeoutMs = 30_000) {
      await waitUntil(async () => hasEnded(await runs.get(id)), timeoutMs);
      return runs.get(id);
    },
    async messages(id: string) {
      return (await runs.log(id)).items.map(({ message }) => message);
    },
    async stop() {
      for (const { stop } of toStop) await stop();
    },
  };
};

export type Bench = Awaited<ReturnType<typeof createBench>>;

/** A place where a job waits until it is opened. */
export const createGate = () => {
  let open!: () => void;
  let arrived!: () => void;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  const reached = new Promise<void>(resolve => {
    arrived = resolve;
  });
  return {
    open,
    reached,
    wait: () => {
      arrived();
      return opened;
    },
  };
};
