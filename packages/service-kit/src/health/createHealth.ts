import { Check, Health, Phase } from './types';

export interface HealthOptions {
  version: string;
  checks?: Check[];
  /** `starting` when `runService` brings the process up; a bare app is `ready`. */
  phase?: Phase;
}

export function createHealth(_options: HealthOptions): Health {
  throw new Error('not yet');
}
