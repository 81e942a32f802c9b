import {
  createHealth,
  createLogger,
  createProbesApp,
  loadRosettaConfig,
  runMain,
  runService,
} from '@rosetta/service-kit';
import express from 'express';
import { version } from '../../package.json';
import { loadCompany } from '../company';
import { SELF_MANAGED_LIMIT } from '../gitlab/rateLimit';
import { World } from '../world/World';
import { createSourcesApp } from './createSourcesApp';
import { SIMULATORS } from './list';
import { readSimulatorsConfig } from './readSimulatorsConfig';

const PROBES = /^\/(health|metrics)(\/|$)/;

runMain(async () => {
  const { port, tokens } = readSimulatorsConfig(
    await loadRosettaConfig(),
    SIMULATORS,
  );
  const name = 'demo-sources';
  const logger = createLogger({ service: name });
  const health = createHealth({ version, phase: 'starting' });
  const world = new World({ company: loadCompany() });
  const sources = createSourcesApp({
    world,
    simulators: SIMULATORS,
    tokens,
    tuning: { gitlab: { limit: SELF_MANAGED_LIMIT } },
  });
  const app = express()
    .disable('x-powered-by')
    .all(PROBES, createProbesApp({ version, logger, health }))
    .use(sources.app);
  await runService({
    name,
    logger,
    health,
    listen: { app, host: '127.0.0.1', port },
    dependencies: [
      {
        name: 'simulators',
        required: true,
        stop: async () => sources.stop(),
      },
    ],
  });
});
