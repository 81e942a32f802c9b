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
import { ArgoCdApplications } from '../argocd/ArgoCdApplications';
import { loadCompany } from '../company';
import { World } from '../world/World';
import { Faults } from './Faults';
import { createSourcesApp } from './createSourcesApp';
import { readSimulatorsConfig } from './readSimulatorsConfig';

const PROBES = /^\/(health|metrics)(\/|$)/;

runMain(async () => {
  const { port, tokens } = readSimulatorsConfig(await loadRosettaConfig());
  const name = 'demo-sources';
  const logger = createLogger({ service: name });
  const health = createHealth({ version, phase: 'starting' });
  const world = new World({ company: loadCompany() });
  const applications = new ArgoCdApplications(world);
  const faults = { argocd: new Faults(), gitlab: new Faults() };
  const app = express()
    .disable('x-powered-by')
    .all(PROBES, createProbesApp({ version, logger, health }))
    .use(createSourcesApp({ world, applications, tokens, faults }));
  await runService({
    name,
    logger,
    health,
    listen: { app, host: '127.0.0.1', port },
    dependencies: [
      {
        name: 'time',
        required: true,
        start: async () => applications.start(),
        stop: async () => applications.stop(),
      },
    ],
  });
});
