import { Gauge, Histogram, Registry } from 'prom-client';

/** The state of a connection pool. */
export interface PoolState {
  size: number;
  available: number;
  pending: number;
  max: number;
}

const GAUGES: Record<keyof PoolState, string> = {
  size: 'Connections open',
  available: 'Connections open and free',
  pending: 'Callers waiting for a connection',
  max: 'Connections allowed',
};

export type PoolMetrics = ReturnType<typeof createPoolMetrics>;

export function createPoolMetrics(registry: Registry) {
  const registers = [registry];
  const pools = new Map<string, () => PoolState>();
  for (const [figure, help] of Object.entries(GAUGES)) {
    const gauge: Gauge = new Gauge({
      name: `rosetta_db_pool_${figure}`,
      help,
      labelNames: ['database'],
      registers,
      collect() {
        for (const [database, state] of pools)
          gauge.set({ database }, state()[figure as keyof PoolState]);
      },
    });
  }
  const queries = new Histogram({
    name: 'rosetta_db_query_duration_seconds',
    help: 'From sending a query to its last row',
    labelNames: ['database', 'outcome'] as const,
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  return {
    watch: (database: string, state: () => PoolState) => {
      pools.set(database, state);
    },
    query: (database: string, outcome: 'ok' | 'error', seconds: number) =>
      queries.observe({ database, outcome }, seconds),
  };
}
