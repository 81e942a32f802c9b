import knexFactory, { Knex } from 'knex';
import { Logger } from 'pino';
import { DatabaseConfig } from '../config/sections';
import { Metrics } from '../metrics/createMetrics';
import { PoolState } from '../metrics/pools';

const MAX_CONNECTIONS = 10;
const CONNECT_LIMIT_MS = 5_000;
/** A request that waited this long for a connection is refused. */
const ACQUIRE_LIMIT_MS = 10_000;

export interface DatabaseOptions {
  /** Labels metrics, messages and the connections that PostgreSQL lists. */
  name: string;
  logger: Logger;
  metrics?: Metrics;
}

/** The pool inside knex: tarn, which knex does not type. */
interface Pool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
  max: number;
}

const poolState = ({ pool }: { pool?: Pool }): PoolState => ({
  size: pool ? pool.numUsed() + pool.numFree() : 0,
  available: pool?.numFree() ?? 0,
  pending: pool?.numPendingAcquires() ?? 0,
  max: pool?.max ?? 0,
});

/** Measures queries by the events of knex. */
function watchQueries(db: Knex, name: string, { pools }: Metrics) {
  const started = new Map<string, number>();
  const end = (outcome: 'ok' | 'error', uid: string) => {
    const since = started.get(uid);
    if (since === undefined) return;
    started.delete(uid);
    pools.query(name, outcome, (performance.now() - since) / 1000);
  };
  db.on('query', ({ __knexQueryUid: uid }) =>
    started.set(uid, performance.now()),
  );
  db.on('query-response', (_, { __knexQueryUid: uid }) => end('ok', uid));
  db.on('query-error', (_, { __knexQueryUid: uid }) => end('error', uid));
}

/** A pool of connections. Opens none before the first query; `destroy` closes them. */
export function createDatabase(
  { connection, pool }: DatabaseConfig,
  { name, logger, metrics }: DatabaseOptions,
): Knex {
  const db = knexFactory({
    client: 'pg',
    connection: {
      connectionString: connection,
      application_name: name,
      connectionTimeoutMillis: CONNECT_LIMIT_MS,
      keepAlive: true,
    },
    pool: { min: 0, max: MAX_CONNECTIONS, ...pool },
    acquireConnectionTimeout: ACQUIRE_LIMIT_MS,
    log: {
      warn: message => logger.warn({ database: name }, String(message)),
      error: message => logger.error({ database: name }, String(message)),
      deprecate: () => {},
      debug: () => {},
    },
  });
  if (metrics) {
    metrics.pools.watch(name, () => poolState(db.client));
    watchQueries(db, name, metrics);
  }
  return db;
}
