import { dirname, join } from 'node:path';
import type { TestDatabases as BackstageTestDatabases } from '@backstage/backend-test-utils';

const PACKAGE = dirname(
  require.resolve('@backstage/backend-test-utils/package.json'),
);

/**
 * Backstage's databases for tests, by the file that has them. The index of their package loads the
 * whole of Backstage's backend besides, 2,900 modules and seconds for each test file.
 */
export const TestDatabases: typeof BackstageTestDatabases = require(join(
  PACKAGE,
  'dist/database/TestDatabases.cjs.js',
)).TestDatabases;
export type TestDatabases = BackstageTestDatabases;
