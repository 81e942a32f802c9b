import { TestDatabases } from '@rosetta/test-kit/databases';
import { finops } from '@rosetta/contracts/domains';
import { RunService } from '@rosetta/run-kit';
import { FINOPS_JOBS, migrateFinopsMart } from '@rosetta/finops-mart';
import { createTestStores } from '@rosetta/raw-store/testUtils';
import {
  CacheConfig,
  ReadReferentiel,
  createCache,
  createLogger,
} from '@rosetta/service-kit';
import { roleIdentity, testAudit } from '@rosetta/service-kit/testUtils';
import request from 'supertest';
import { createFinopsApp } from '../createFinopsApp';

/** Roles as `roleIdentity` knows them, of a member of a group: `Rosetta_User+grp-shop`, `Rosetta_User+namespace/grp-shop`. */
const memberIdentity: typeof roleIdentity = {
  async verify(token) {
    const [role, group] = token.split('+');
    const caller = await roleIdentity.verify(role);
    const ref = group?.includes('/') ? group : `default/${group}`;
    return { ...caller, groups: group ? [`group:${ref}`] : [] };
  },
};

/** finops-api with its own database. */
export const createTestService = async (
  databases: TestDatabases,
  {
    reportingCurrency,
    referentiel,
  }: { reportingCurrency?: string; referentiel?: ReadReferentiel } = {},
) => {
  const { db, raw } = await createTestStores(databases, migrateFinopsMart);
  const logger = createLogger({ service: 'test', level: 'silent' });
  const runs = new RunService(db, { domain: finops.name, jobs: FINOPS_JOBS });
  const app = createFinopsApp({
    version: '0.0.0',
    logger,
    identity: memberIdentity,
    db,
    raw,
    runs,
    cache: createCache(CacheConfig.parse(undefined), { name: 'test', logger }),
    currency: 'USD',
    reportingCurrency,
    referentiel,
    audit: testAudit(),
  });
  return {
    db,
    raw,
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
    stop: () => Promise.all([runs.close(), raw.close()]),
  };
};

export type TestService = Awaited<ReturnType<typeof createTestService>>;
