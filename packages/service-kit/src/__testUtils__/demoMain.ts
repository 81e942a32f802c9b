import { setTimeout as sleep } from 'node:timers/promises';
import { LimitsConfig, ShutdownConfig } from '../config/sections';
import { createHealth } from '../health/createHealth';
import { createServiceApp } from '../http/createServiceApp';
import { createLogger } from '../logger';
import { runService } from '../runtime/runService';
import { JANE, contract, demoIdentity, routes, serveDemo } from './demoService';

/** The `main` of a service, run as a process of its own by the tests of starting and stopping. */
const [port = '0', failing = '', drain = '0.3'] = process.argv.slice(2);
const logger = createLogger({ service: 'demo-api' });
const health = createHealth({ version: '1.2.3' });

const dependency = (name: string) => ({
  name,
  required: true,
  cure: 'Start the store.',
  start: async () => {
    logger.info(`starts ${name}`);
    if (name === failing) throw new Error('connection refused');
  },
  stop: async () => {
    logger.info(`stops ${name}`);
  },
});

const app = createServiceApp({
  contract,
  version: '1.2.3',
  logger,
  health,
  identity: demoIdentity({ jane: JANE }),
  limits: LimitsConfig.parse({ identified: { requests: 1_000_000 } }),
  register: serve =>
    serveDemo((route, handler, others) =>
      (route as unknown) === routes.getThing
        ? serve(routes.getThing, async ({ params: { id } }) => {
            await sleep(Number(id));
            return { id, name: 'slow' };
          })
        : serve(route, handler, others),
    ),
});

runService({
  name: 'demo-api',
  logger,
  health,
  listen: { app, host: '127.0.0.1', port: Number(port) },
  dependencies: [dependency('store'), dependency('queue')],
  shutdown: ShutdownConfig.parse({ drainSeconds: drain, limitSeconds: 2 }),
});
