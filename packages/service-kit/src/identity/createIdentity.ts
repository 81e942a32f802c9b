import { Logger } from 'pino';
import { IdentityConfig } from '../config/sections';
import { Metrics } from '../metrics/types';
import { Identity } from './types';

export interface IdentityOptions {
  config: IdentityConfig;
  /** Tokens for anyone else are refused. */
  audience: string;
  logger: Logger;
  metrics?: Metrics;
}

export function createIdentity(_options: IdentityOptions): Identity {
  throw new Error('not yet');
}
