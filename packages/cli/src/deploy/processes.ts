import {
  DOMAINS,
  Domain,
  DomainProcess,
  MACHINE_CALLERS,
} from '@rosetta/contracts/domains';
import type { SecretName } from './compose/secretFiles';
import type { ImageKind } from './images/imageTree';

export const PORTAL = 'portal';
const PORTAL_PORT = 7007;
export const PORTAL_METRICS_PORT = 9464;

type Store = 'postgres' | 'redis' | 'mongodb';

/** `VARIABLE_FILE` of what a process reads as `VARIABLE`: deploy/images/entrypoint.sh fills it in. */
export type SecretFiles = Record<string, SecretName>;

/** A process of ours as whoever runs it needs to know it: the Compose file and the Helm chart are made from these. */
export interface PlatformProcess {
  /** In the network. */
  name: string;
  kind: 'portal' | 'service' | 'batch';
  /** What its image starts: its folder in packages. */
  folder: string;
  image: ImageKind;
  /** Of its API and probes. */
  port: number;
  metricsPort: number;
  domain?: Domain;
  stores: readonly Store[];
  /** Processes to which it sends requests. */
  calls: readonly string[];
  environment: Record<string, string>;
  secrets: SecretFiles;
  /** What it writes, by the name of the volume. */
  volumes: Record<string, string>;
  limits: { cpus: number; memoryMegabytes: number };
}

/** How processes know and trust one another. */
const MACHINE_SECRETS: SecretFiles = {
  APP_CONFIG_rosetta_identity_machines_jwks: 'machine_jwks',
  MACHINE_KEY: 'machine_key',
};

const DOMAIN_SECRETS: SecretFiles = {
  ...MACHINE_SECRETS,
  AUDIT_CHECKPOINT_KEYS: 'audit_checkpoint_keys',
  AUDIT_KEYS: 'audit_keys',
  REDIS_URL: 'redis_url',
  ROSETTA_DATABASE_URL: 'database_url',
};

const RAW_STORE_SECRETS: SecretFiles = { MONGODB_URL: 'mongodb_url' };

const PORTAL_SECRETS: SecretFiles = {
  ...MACHINE_SECRETS,
  AUTH_SESSION_SECRET: 'session_secret',
  OIDC_CLIENT_SECRET: 'oidc_client_secret',
  POSTGRES_PASSWORD: 'database_password',
};

const CHECKPOINTS = '/var/lib/rosetta/checkpoints';

/** The service and batch of each domain, and the portal. */
export const platformProcesses = (): PlatformProcess[] => [
  ...DOMAINS.flatMap(domain => [
    domainProcess(domain, 'service', domain.service),
    ...(domain.batch ? [domainProcess(domain, 'batch', domain.batch)] : []),
  ]),
  portal(),
];

function domainProcess(
  domain: Domain,
  kind: 'service' | 'batch',
  { name, port }: DomainProcess,
): PlatformProcess {
  return {
    name,
    kind,
    folder: name,
    image: 'services',
    port,
    metricsPort: port,
    domain,
    // A domain that lands data has a batch which does it.
    stores: [
      'postgres',
      'redis',
      ...(domain.batch ? ['mongodb' as const] : []),
    ],
    calls: [
      ...MACHINE_CALLERS.filter(({ id }) => id === name).map(
        ({ audience }) => audience,
      ),
      // A service reads the keys of the gateway.
      ...(kind === 'service' ? [PORTAL] : []),
    ],
    environment: { AUDIT_CHECKPOINTS_DIRECTORY: CHECKPOINTS },
    secrets: { ...DOMAIN_SECRETS, ...(domain.batch && RAW_STORE_SECRETS) },
    volumes: { checkpoints: CHECKPOINTS },
    limits: { cpus: 1, memoryMegabytes: kind === 'batch' ? 1_024 : 512 },
  };
}

function portal(): PlatformProcess {
  return {
    name: PORTAL,
    kind: 'portal',
    folder: 'backend',
    image: 'portal',
    port: PORTAL_PORT,
    metricsPort: PORTAL_METRICS_PORT,
    stores: ['postgres'],
    calls: DOMAINS.map(({ service }) => service.name),
    environment: {
      OTEL_EXPORTER_PROMETHEUS_HOST: '0.0.0.0',
      OTEL_EXPORTER_PROMETHEUS_PORT: String(PORTAL_METRICS_PORT),
    },
    secrets: PORTAL_SECRETS,
    volumes: { techdocs: '/var/lib/rosetta/techdocs' },
    limits: { cpus: 2, memoryMegabytes: 2_048 },
  };
}

/** A domain's part of the configuration: `energyUse` of `energy-use`. */
export const sectionOf = (domain: string) =>
  domain.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** What every process is told, beside its own. */
export const commonEnvironment = ({ port }: PlatformProcess) => ({
  ROSETTA_BACKSTAGE_URL: `http://${PORTAL}:${PORTAL_PORT}`,
  ROSETTA_HEALTH_URL: `http://127.0.0.1:${port}/health/ready`,
});

/** The command of a process: configuration files after the one of production, the last one counting most. */
export const commandOf = (
  { folder }: PlatformProcess,
  lastConfig: string,
  command: readonly string[] = [],
) => [
  folder,
  ...command,
  ...['app-config.yaml', 'app-config.production.yaml', lastConfig].flatMap(
    file => ['--config', file],
  ),
];
