import { dirname, join } from 'node:path';
import { Knex } from 'knex';
import { openBoss } from './queue/boss';
import { queuesOf } from './queue/RunQueue';

const migrations = {
  directory: join(
    dirname(require.resolve('@rosetta/batch-kit/package.json')),
    'migrations',
  ),
  tableName: 'batch_kit_migrations',
};

/**
 * Makes the tables of runs and the queues of these jobs, or brings them up to date.
 * Services and workers that start together may all call it: one lock lets them in one by one.
 */
export const migrateBatchKit = (db: Knex, jobs: readonly string[]) =>
  db.transaction(async lock => {
    await lock.raw(`select pg_advisory_xact_lock(hashtext('batch-kit'))`);
    // Whoever held knex's own lock is dead, or we would not be in here.
    await db.migrate.forceFreeMigrationsLock(migrations);
    await db.migrate.latest(migrations);
    const boss = await openBoss(db, { migrate: true });
    try {
      for (const queue of jobs.flatMap(queuesOf))
        await boss.createQueue(queue.name, queue);
    } finally {
      await boss.stop();
    }
  });
