import {
  DatabaseService,
  SchedulerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { assertMigrated, migrate } from '@rosetta/service-kit';
import { KeyRing } from './KeyRing';

interface Options {
  database: DatabaseService;
  scheduler: Pick<SchedulerService, 'scheduleTask'>;
  keyLifetimeMinutes: number;
}

export const GATEWAY_MIGRATIONS = {
  directory: resolvePackagePath(
    '@rosetta/plugin-rosetta-gateway-backend',
    'migrations',
  ),
  tableName: 'knex_migrations',
};

/** Opens the keys in the plugin's database, which is migrated first, and refreshes them on a schedule. */
export async function openKeyRing({
  database,
  scheduler,
  keyLifetimeMinutes,
}: Options): Promise<KeyRing> {
  const db = await database.getClient();
  if (database.migrations?.skip)
    await assertMigrated(db, "The gateway's database", [GATEWAY_MIGRATIONS]);
  else await migrate(db, GATEWAY_MIGRATIONS);
  const lifetimeMs = keyLifetimeMinutes * 60_000;
  const ring = await KeyRing.create({ db, lifetimeMs });
  await scheduler.scheduleTask({
    id: 'refresh-signing-keys',
    scope: 'local', // each process has its own view of the keys
    frequency: { milliseconds: ring.refreshEveryMs },
    timeout: { minutes: 1 },
    fn: () => ring.refresh(),
  });
  return ring;
}
