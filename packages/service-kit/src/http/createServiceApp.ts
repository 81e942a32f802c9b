import { ServiceContract } from '@rosetta/contracts';
import { Express } from 'express';
import { Logger } from 'pino';
import { LimitsConfig } from '../config/sections';
import { Health } from '../health/types';
import { Identity } from '../identity/types';
import { Metrics } from '../metrics/createMetrics';
import { Serve } from './types';

export interface ProbesAppOptions {
  version: string;
  logger: Logger;
  /** Fresh ones when not given. */
  metrics?: Metrics;
  /** Ready and without checks when not given. */
  health?: Health;
}

export interface ServiceAppOptions extends ProbesAppOptions {
  contract: ServiceContract;
  identity: Identity;
  /** Those of CONTRACT.md when not given. */
  limits?: LimitsConfig;
  register(serve: Serve): void;
}

/** `/health*` and `/metrics` alone: all that a worker answers. */
export function createProbesApp(_options: ProbesAppOptions): Express {
  throw new Error('not yet');
}

/**
 * A service: its contract's routes, and everything around them that is not its domain.
 * @throws when a route of the contract is not served, or names no action
 */
export function createServiceApp(_options: ServiceAppOptions): Express {
  throw new Error('not yet');
}
