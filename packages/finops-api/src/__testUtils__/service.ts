import { AuthenticationError } from '@backstage/errors';
import { TestDatabases } from '@backstage/backend-test-utils';
import { RunService } from '@rosetta/batch-kit';
import { Role, rolesMay } from '@rosetta/contracts';
import { FINOPS_JOB, migrateFinopsMart } from '@rosetta/finops-mart';
import {
  CacheConfig,
  createCache,
  createLogger,
  Identity,
} from '@rosetta/service-kit';
import request from 'supertest';
import { createFinopsApp } from '../createFinopsApp';

/** A token is the name of the one role it carries. */
const identity: Identity = {
  async verify(token) {
    if (!token.startsWith('Rosetta_') && token !== 'visitor')
      throw new AuthenticationError('The token is not valid');
    const roles = token === 'visitor' ? [] : [token as Role];
    return {
      subject: 'user:default/jane',
      kind: 'user',
      roles,
      groups: [],
      expiresAt: new Date(Date.now() + 300_000),
      may: action => rolesMay(roles, action),
    };
  },
};

/** finops-api on a database of its own. */
export const createTestService = async (databases: TestDatabases) => {
  const db = await databases.init('POSTGRES_18');
  await migrateFinopsMart(db);
  const logger = createLogger({ service: 'test', level: 'silent' });
  const runs = new RunService(db, FINOPS_JOB);
  const app = createFinopsApp({
    version: '0.0.0',
    logger,
    identity,
    db,
    runs,
    cache: createCache(CacheConfig.parse(undefined), { name: 'test', logger }),
    currency: 'USD',
  });
  return {
    db,
    app,
    /** As an engineer. */
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
