import {
  AuthService,
  DatabaseService,
  LoggerService,
  SchedulerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { assertMigrated, migrate } from '@rosetta/service-kit';
import { CatalogEvents, CatalogEventsOptions } from './CatalogEvents';
import { OutboxStore } from './OutboxStore';

interface Options extends Omit<CatalogEventsOptions, 'store'> {
  auth: AuthService;
  database: DatabaseService;
  logger: LoggerService;
  scheduler: SchedulerService;
  syncSeconds: number;
}

const DELIVERY_SECONDS = 10;

/** A catalog of 50,000 entities is read within it; a backend that has stopped is replaced after it. */
const TIMEOUT = { minutes: 5 };

export const OUTBOX_MIGRATIONS = {
  directory: resolvePackagePath(
    '@rosetta/plugin-catalog-backend-module-rosetta',
    'migrations',
  ),
  // The gateway has migrations of its own in this database.
  tableName: 'catalog_outbox_migrations',
};

/** What fails is tried again the next time. The log has a failure once, until it changes or ends. */
const loggingOnce = (
  logger: LoggerService,
  failure: string,
  act: (signal: AbortSignal) => Promise<void>,
) => {
  let last: string | undefined;
  return async (signal: AbortSignal) => {
    try {
      await act(signal);
      last = undefined;
    } catch (error) {
      const { message } = error as Error;
      if (message !== last) logger.warn(failure, error as Error);
      last = message;
    }
  };
};

/** Compares the catalog and publishes what differs to the référentiel, on a schedule, in one backend at a time. */
export async function openCatalogEvents({
  database,
  scheduler,
  syncSeconds,
  ...options
}: Options): Promise<void> {
  const db = await database.getClient();
  if (database.migrations?.skip)
    await assertMigrated(db, 'The outbox of the catalog', [OUTBOX_MIGRATIONS]);
  else await migrate(db, OUTBOX_MIGRATIONS);
  const store = new OutboxStore(db);
  await store.retryRefused();
  const events = new CatalogEvents({ ...options, store });
  const schedule = (
    id: string,
    everySeconds: number,
    failure: string,
    act: (signal: AbortSignal) => Promise<void>,
  ) =>
    scheduler.scheduleTask({
      id,
      scope: 'global',
      frequency: { seconds: everySeconds },
      // The catalog does not answer at once, and has not read everything by then.
      initialDelay: { seconds: Math.min(everySeconds, 15) },
      timeout: TIMEOUT,
      fn: loggingOnce(options.logger, failure, act),
    });
  await schedule('rosetta-note-components', syncSeconds, 'Comparison of components failed', signal => events.note(signal)); // prettier-ignore
  await schedule('rosetta-tell-components', DELIVERY_SECONDS, 'Delivery of catalog events failed', signal => events.deliver(signal)); // prettier-ignore
}
