import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { finops } from '@rosetta/contracts/domains';
import { createFinopsApp } from '@rosetta/finops-api';
import {
  AllocationRuleReadModel,
  FINOPS_JOBS,
  migrateFinopsMart,
} from '@rosetta/finops-mart';
import { HttpClient, createHttpClient } from '@rosetta/http-kit';
import { RawStore } from '@rosetta/raw-store';
import { createTestStores } from '@rosetta/raw-store/testUtils';
import { RunService } from '@rosetta/run-kit';
import { CacheConfig, createCache, createLogger } from '@rosetta/service-kit';
import { testAudit } from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';
import { demoRules } from './demoRules';
import { loadDemoRules } from './loadDemoRules';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const WANTED = demoRules();

describe('loading the allocation rules of the demo company', () => {
  let db: Knex;
  let raw: RawStore;
  let runs: RunService;
  let server: Server;
  let client: HttpClient;

  beforeEach(async () => {
    ({ db, raw } = await createTestStores(databases, migrateFinopsMart));
    runs = new RunService(db, { domain: finops.name, jobs: FINOPS_JOBS });
    const logger = createLogger({ service: 'finops-api', level: 'silent' });
    server = createServer(
      createFinopsApp({
        version: '0.0.0',
        logger,
        db,
        raw,
        runs,
        currency: 'USD',
        audit: testAudit(),
        cache: createCache(CacheConfig.parse(undefined), { name: 'test', logger }),
        identity: {
          verify: async subject => ({
            subject,
            kind: 'machine',
            roles: [],
            groups: [],
            expiresAt: new Date(Date.now() + 60_000),
            may: action =>
              ['finops.read', 'finops.rules.write'].includes(action),
          }),
        },
      }),
    ); // prettier-ignore
    await once(server.listen(0, '127.0.0.1'), 'listening');
    client = createHttpClient({
      name: 'finops-api',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      token: async () => 'demo-finops-admin',
      timeoutMs: 30_000,
    });
  });
  afterEach(async () => {
    await client.close();
    server.closeAllConnections();
    await new Promise(done => server.close(done));
    await runs.close();
    await raw.close();
  });

  const names = async () =>
    (await new AllocationRuleReadModel(db).page({ limit: 100 })).map(
      ({ id, latest }) => `${id} by ${latest.createdBy}`,
    );

  it('makes each of them once, in the name of the machine that loads', async () => {
    expect(await loadDemoRules(client)).toEqual({ created: WANTED.length });
    expect(await names()).toEqual(
      WANTED.map(({ id }) => `${id} by demo-finops-admin`),
    );
    expect(await loadDemoRules(client)).toEqual({ created: 0 });
  });

  it('goes on where a load was cut short', async () => {
    await loadDemoRules(client, WANTED.slice(0, 3));
    expect(await loadDemoRules(client)).toEqual({ created: WANTED.length - 3 });
    expect(await names()).toHaveLength(WANTED.length);
  });
});
