import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { KeyRing } from './KeyRing';

/** The keys in the plugin's own database, which is migrated first. */
export async function openKeyRing(
  database: DatabaseService,
  keyLifetimeMinutes: number,
): Promise<KeyRing> {
  const db = await database.getClient();
  if (!database.migrations?.skip)
    await db.migrate.latest({
      directory: resolvePackagePath(
        '@rosetta/plugin-rosetta-gateway-backend',
        'migrations',
      ),
    });
  return KeyRing.create({ db, lifetimeMs: keyLifetimeMinutes * 60_000 });
}
