import { ServiceOptions } from './types';
import { StartError, startError } from './startDependencies';

type MigrateOptions = Pick<ServiceOptions, 'name' | 'logger' | 'dependencies'>;

/**
 * Brings all that a process keeps up to date, and closes it again; nothing is started. Any number
 * may do it at once, and with processes that serve: each kind of store lets one at a time.
 * @throws StartError with the name of the migration that failed, and what to do
 */
export async function migrateDependencies({
  name,
  logger,
  dependencies,
}: MigrateOptions): Promise<void> {
  const migrated = dependencies.filter(({ migrate }) => migrate);
  try {
    for (const dependency of migrated) {
      await dependency.migrate!().catch(error => {
        throw startError(name, 'migrate', dependency, error);
      });
      logger.info({ dependency: dependency.name }, 'Migrated');
    }
  } finally {
    for (const { stop } of migrated.toReversed()) await stop?.();
  }
}

/** The whole life of the command `migrate`: exit code 0 only when everything is up to date. */
export async function migrateAndExit(options: MigrateOptions): Promise<void> {
  try {
    await migrateDependencies(options);
  } catch (err) {
    const { logger, name } = options;
    if (err instanceof StartError) logger.fatal(err.message);
    else logger.fatal({ err }, `${name} cannot migrate`);
    process.exit(1);
  }
  // What was opened for serving, a cache for one, is of no use here.
  process.exit(0);
}
