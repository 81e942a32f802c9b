import { Metrics } from './types';

export function createMetrics(): Metrics {
  throw new Error('not yet');
}
