import { resolve } from 'node:path';
import {
  machineKey,
  startMain,
  writeRosettaConfig,
} from '@rosetta/batch-kit/testUtils';

export const writeWorkerConfig = (stores: string, referentiel: string) =>
  writeRosettaConfig({
    databases: { finops_db: { connection: stores } },
    rawStore: { kind: 'postgres', connection: stores },
    services: {
      'platform-ref-api': { baseUrl: referentiel },
      'finops-batch': { baseUrl: 'http://127.0.0.1:7112', port: 0 },
    },
    identity: { machineKey: machineKey() },
    finops: {
      tagKeys: ['application'],
      sliceLines: 200,
      scheduleInWorker: false,
    },
  });

/** The real worker, in a process of its own. */
export const startWorker = (config: string, args: string[] = []) =>
  startMain(resolve(__dirname, '../..'), config, args);
