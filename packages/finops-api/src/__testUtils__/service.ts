import { TestDatabases } from '@rosetta/test-kit/databases';
import { finops } from '@rosetta/contracts/domains';
import { RunService } from '@rosetta/run-kit';
import { FINOPS_JOBS, migrateFinopsMart } from '@rosetta/finops-mart';
import { CacheConfig, createCache, createLogger } from '@rosetta/service-kit';
import { roleIdentity } from '@rosetta/service-kit/testUtils';
import request from 'supertest';
import { createFinopsApp } from '../createFinopsApp';

/** finops-api with its own database. */
export const createTestService = async (databases: TestDatabases) => {
  const db = await databases.init('POSTGRES_18');
  await migrateFinopsMart(db);
  const logger = createLogger({ service: 'test', level: 'silent' });
  const runs = new RunService(db, { domain: finops.name, jobs: FINOPS_JOBS });
  const app = createFinopsApp({
    version: '0.0.0',
    logger,
    identity: roleIdentity,
    db,
    runs,
    cache: createCache(CacheConfig.parse(undefined), { name: 'test', logger }),
    currency: 'USD',
  });
  return {
    db,
    app,
    /** Sends a request as an engineer. */
    get: (
      path: string,
      query: Record<string, string | number | undefined> = {},
    ) =>
      request(app)
        .get(path)
        .query(query)
        .set('authorization', 'Bearer Rosetta_User'),
    stop: () => runs.close(),
  };
};

export type TestService = Awaited<ReturnType<typeof createTestService>>;
