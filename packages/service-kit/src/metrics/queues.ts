import { Gauge, Registry } from 'prom-client';
import { withTimeout } from '@rosetta/server-kit';

/** Returns the number of entries by state, at each scrape: `{ queued: 3, running: 1 }`. */
export type QueueDepth = () => Promise<Record<string, number>>;

const SCRAPE_LIMIT_MS = 1_000;

export function createQueueMetrics(registry: Registry) {
  const queues = new Map<string, QueueDepth>();
  const gauge: Gauge = new Gauge({
    name: 'rosetta_queue_depth',
    help: 'Entries of a queue, by state',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      gauge.reset();
      // At once, so that queues which one query counts share it.
      await Promise.all(
        [...queues].map(async ([queue, depth]) => {
          // A queue that can't be read has no depth: better absent than zero.
          const states = await withTimeout(
            SCRAPE_LIMIT_MS,
            queue,
            depth(),
          ).catch(() => ({}));
          for (const [state, count] of Object.entries(states))
            gauge.set({ queue, state }, count);
        }),
      );
    },
  });
  return (name: string, depth: QueueDepth) => {
    queues.set(name, depth);
  };
}
