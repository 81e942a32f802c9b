import { ConfigSources } from '@backstage/config-loader';
import {
  createHealth,
  createLogger,
  createProbesApp,
  runMain,
  runService,
} from '@rosetta/service-kit';
import express from 'express';
import { version } from '../../package.json';
import { createIdentityApp } from './createIdentityApp';
import { readIdentityConfig } from './readIdentityConfig';

const PROBES = /^\/(health|metrics)(\/|$)/;

runMain(async () => {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({ argv: process.argv }),
  );
  const options = readIdentityConfig(config.get());
  config.close();

  const name = 'demo-identity';
  const logger = createLogger({ service: name });
  const health = createHealth({ version, phase: 'starting' });
  const app = express()
    .all(PROBES, createProbesApp({ version, logger, health }))
    .use(await createIdentityApp(options));
  await runService({
    name,
    logger,
    health,
    listen: {
      app,
      host: '127.0.0.1',
      port: Number(new URL(options.issuer).port),
    },
    dependencies: [],
  });
});
