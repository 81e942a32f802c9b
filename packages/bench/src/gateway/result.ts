import { Load } from './load';
import { Costs } from './steps';

export const PATHS = ['direct', 'proxy', 'gateway', 'cached'] as const;
export type PathName = (typeof PATHS)[number];

export interface Measured extends Load {
  /** Microseconds of processor time per request. */
  portalCpu: number;
  serviceCpu: number;
}

export interface GatewayBenchResult {
  connections: number;
  paths: Record<PathName, Measured>;
  costs: Costs;
  /** Requests per second through the gateway, per one through the proxy plugin. */
  ratio: number;
}
