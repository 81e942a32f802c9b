import { Knex } from 'knex';
import { ConstructorOptions, PgBoss } from 'pg-boss';

/**
 * Where the pool of a Knex connects to. pg-boss gets a small pool of its own there: its
 * upkeep opens transactions with plain statements, which must never end up half-way in
 * a connection of ours.
 */
const connectionOf = async (db: Knex): Promise<ConstructorOptions> => {
  const { connection } = db.client.config as Knex.Config;
  const known =
    typeof connection === 'function' ? await connection() : connection;
  if (typeof known === 'string') return { connectionString: known };
  const { password, ...rest } = known as ConstructorOptions;
  // Knex hides the password from whoever copies or prints the object.
  return { ...rest, password };
};

/** Starts pg-boss on the database of a Knex; only the parts that are named run. */
export const openBoss = async (
  db: Knex,
  options: ConstructorOptions,
  onError: (error: Error) => void = () => {},
) => {
  const boss = new PgBoss({
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    max: 3,
    ...(options.db ? {} : await connectionOf(db)),
    ...options,
  });
  boss.on('error', onError);
  try {
    return await boss.start();
  } catch (error) {
    await boss.stop();
    throw error;
  }
};
