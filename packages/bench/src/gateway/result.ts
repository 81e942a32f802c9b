import { Load } from './load';
import { Costs } from './steps';

export const WAYS = ['straight', 'proxy', 'gateway', 'kept'] as const;
export type Way = (typeof WAYS)[number];

export interface Measured extends Load {
  /** Microseconds of processor time per request. */
  portalCpu: number;
  serviceCpu: number;
}

export interface GatewayBenchResult {
  connections: number;
  ways: Record<Way, Measured>;
  costs: Costs;
  /** Requests per second through the gateway, per one through the proxy plugin. */
  ratio: number;
}
