import { MONITORING_JOBS } from '@rosetta/monitoring-mart';
import { martServiceConfig, schedulingConfig } from '@rosetta/run-kit';
import {
  CalledServiceConfig,
  DatabaseConfig,
  IdentityConfig,
  MachineConfig,
  ServiceConfig,
} from '@rosetta/service-kit';
import { SourcesConfig } from '@rosetta/sources';
import { z } from 'zod';

/** What monitoring-api reads of the `rosetta:` section. */
export const MonitoringApiConfig = z.object({
  ...martServiceConfig,
  identity: IdentityConfig.extend({
    /** Signs the tokens for platform-ref-api. */
    machineKey: MachineConfig.shape.machineKey,
  }),
  databases: z.object({ monitoring_db: DatabaseConfig }),
  services: z.object({
    'platform-ref-api': CalledServiceConfig,
    'monitoring-api': ServiceConfig,
  }),
  sources: SourcesConfig,
  monitoring: z
    .object({
      live: z
        .object({
          /** How long a source may take until its response starts. */
          timeoutMs: z.coerce.number().int().positive().default(5_000),
        })
        .prefault({}),
      ...schedulingConfig(MONITORING_JOBS),
    })
    .prefault({}),
});
export type MonitoringApiConfig = z.infer<typeof MonitoringApiConfig>;
