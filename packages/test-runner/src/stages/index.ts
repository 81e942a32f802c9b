import { HEAVY } from '../heavy/heavy';
import { Stage } from '../stage';
import { BROWSER } from './browser';
import { BUILD, CHECKS } from './checks';
import { JEST } from './jest';
import { SCHEMATHESIS } from './schemathesis';

/** Everything `npm test` does, each in its own right: `npm test -- lint types`. */
export const STAGES: readonly Stage[] = [
  ...CHECKS,
  JEST,
  SCHEMATHESIS,
  BUILD,
  BROWSER,
  HEAVY,
];
