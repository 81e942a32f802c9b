import { monitoring } from '@rosetta/contracts/domains';
import {
  createMonitoringApp,
  openLive,
  SloWatch,
} from '@rosetta/monitoring-api';
import { LiveSourceStore, MONITORING_JOBS } from '@rosetta/monitoring-mart';
import { RunService } from '@rosetta/run-kit';
import { CacheConfig, createCache, createLogger } from '@rosetta/service-kit';
import {
  createReferentiel,
  FakeReferentiel,
  RAISED_LIMITS,
} from '@rosetta/service-kit/testUtils';
import { sourcesOf } from '@rosetta/sources';
import { Knex } from 'knex';
import { ANYBODY } from '../../anybody';
import { serveApp } from '../../serveApp';

const silent = () => createLogger({ service: 'bench', level: 'silent' });

/** Says where objectives stand, as the service does after each publication. */
export const computeObjectives = (db: Knex) =>
  new SloWatch({
    ...{ db, logger: silent() },
    rules: { minEvents: 100, atRisk: 0.2 },
  }).compute();

/** monitoring-api over HTTP, without sources to watch; only its limit of requests is raised. */
export const serveMonitoring = async (db: Knex) => {
  const logger = silent();
  const runs = new RunService(db, { domain: monitoring.name, jobs: MONITORING_JOBS }); // prettier-ignore
  const referentiel = new FakeReferentiel(createReferentiel([]));
  const live = openLive({
    referentiel,
    sources: {},
    definitions: sourcesOf(monitoring.name),
    live: { timeoutMs: 1_000 },
    store: new LiveSourceStore(db),
    logger,
  });
  const app = createMonitoringApp({
    version: '0.0.0',
    logger,
    identity: ANYBODY,
    limits: RAISED_LIMITS,
    db,
    runs,
    cache: createCache(CacheConfig.parse(undefined), { name: 'bench', logger }),
    live,
    referentiel,
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
