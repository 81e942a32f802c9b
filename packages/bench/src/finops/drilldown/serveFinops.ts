import { finops } from '@rosetta/contracts/domains';
import { createFinopsApp } from '@rosetta/finops-api';
import { FINOPS_JOBS } from '@rosetta/finops-mart';
import { createRawStore, RawStoreConfig } from '@rosetta/raw-store';
import { RunService } from '@rosetta/run-kit';
import { CacheConfig, createCache, createLogger } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { ANYBODY } from '../../anybody';
import { serveApp } from '../../serveApp';

/** No figure asks it: it would connect on its first use. */
const UNUSED_STORE = RawStoreConfig.parse({
  kind: 'postgres',
  connection: 'postgres://127.0.0.1/none',
});

/** finops-api over HTTP, with a cache of its own. */
export const serveFinops = async (db: Knex) => {
  const logger = createLogger({ service: 'bench', level: 'silent' });
  const runs = new RunService(db, { domain: finops.name, jobs: FINOPS_JOBS });
  const app = createFinopsApp({
    version: '0.0.0',
    logger,
    identity: ANYBODY,
    db,
    raw: createRawStore(UNUSED_STORE),
    runs,
    cache: createCache(CacheConfig.parse(undefined), { name: 'bench', logger }),
    currency: 'USD',
  });
  const { get, close } = await serveApp(app);
  return {
    get,
    async close() {
      close();
      await runs.close();
    },
  };
};
