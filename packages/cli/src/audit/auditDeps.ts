import { DOMAINS } from '@rosetta/contracts/domains';
import { configArgs } from '@rosetta/launcher/home';
import {
  AuditConfig,
  AuditTable,
  DatabaseConfig,
  loadRosettaConfig,
  readConfig,
  ServiceDefinition,
} from '@rosetta/service-kit';
import { z } from 'zod';

const Config = z.object({
  audit: AuditConfig,
  databases: z.record(z.string(), DatabaseConfig),
});

/** A domain whose database keeps what people change. */
export interface AuditedDomain {
  name: string;
  table: AuditTable;
}

export interface AuditDeps {
  domains(): AuditedDomain[];
  config(): Promise<z.infer<typeof Config>>;
  stdout: Pick<NodeJS.WriteStream, 'write'>;
  setExitCode(code: number): void;
}

/** Their packages take a while to load: not before a command needs them. */
const auditedDomains = () =>
  DOMAINS.flatMap(({ name, service }) => {
    const { audit }: ServiceDefinition =
      require(`@rosetta/${service.name}`).service;
    return audit ? [{ name, table: audit }] : [];
  });

/** The platform's own databases and keys, on this terminal. */
export const platformDeps = (): AuditDeps => ({
  domains: auditedDomains,
  config: async () =>
    readConfig(
      Config,
      await loadRosettaConfig(['node', 'rosetta', ...configArgs()]),
    ),
  stdout: process.stdout,
  setExitCode: code => {
    process.exitCode = code;
  },
});
