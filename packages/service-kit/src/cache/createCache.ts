import { Logger } from 'pino';
import { CacheConfig } from '../config/sections';
import { Metrics } from '../metrics/createMetrics';
import { Cache } from './types';

export interface CacheOptions {
  /** Prefixes keys and labels metrics, so that services may share one Redis. */
  name: string;
  logger: Logger;
  metrics?: Metrics;
}

export function createCache(
  _config: CacheConfig,
  _options: CacheOptions,
): Cache {
  throw new Error('not yet');
}
