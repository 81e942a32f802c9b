import { migrate, Migrations, migrationsOf } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { openBoss } from './queue/boss';
import { queuesOf } from './queue/RunQueue';
import type { MartSchema } from './service/dependencies';

const migrations = migrationsOf(
  require.resolve('@rosetta/run-kit/package.json'),
  // As in databases made when the worker's package owned these tables.
  'batch_kit_migrations',
);

/**
 * Makes the tables of runs and the queues of these domains, or brings them up to date.
 * Services and workers that start together may all call it.
 */
export const migrateRunKit = async (db: Knex, domains: readonly string[]) => {
  await migrate(db, migrations);
  const boss = await openBoss(db, { migrate: true });
  try {
    for (const queue of domains.flatMap(queuesOf))
      await boss.createQueue(queue.name, queue);
  } finally {
    await boss.stop();
  }
};

/** The schema of a mart's database: runs and queues first, then what the runs fill. */
export const martSchema = (domain: string, mart: Migrations): MartSchema => ({
  migrations: [migrations, mart],
  migrate: async db => {
    await migrateRunKit(db, [domain]);
    await migrate(db, mart);
  },
});
