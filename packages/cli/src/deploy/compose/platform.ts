import { DOMAINS, Domain, DomainProcess } from '@rosetta/contracts/domains';
import type { SecretName } from './secretFiles';
import {
  CORE,
  ComposeServices,
  HARDENED,
  afterHealthy,
  healthcheck,
  limits,
  published,
  secretPath,
} from './types';
import type { ImageKind } from '../images/imageTree';

const PORTAL_PORT = 7007;
export const PORTAL_METRICS_PORT = 9464;
const CHECKPOINTS = '/var/lib/rosetta/checkpoints';

/** Configuration files of a process, the last one counting most. */
const CONFIG = [
  'app-config.yaml',
  'app-config.production.yaml',
  'app-config.compose.yaml',
].flatMap(file => ['--config', file]);

/** `VARIABLE_FILE` of what a process reads as `VARIABLE`: deploy/images/entrypoint.sh fills it in. */
type SecretFiles = Record<string, SecretName>;

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

const asFiles = (secrets: SecretFiles) =>
  Object.fromEntries(
    Object.entries(secrets).map(([variable, name]) => [
      `${variable}_FILE`,
      secretPath(name),
    ]),
  );

/** The portal, and the service and batch of each domain. */
export const platform = (): ComposeServices => ({
  ...Object.assign({}, ...DOMAINS.map(domainProcesses)),
  portal: portal(),
});

function domainProcesses(domain: Domain): ComposeServices {
  const { service, batch } = domain;
  return {
    [service.name]: domainProcess(domain, service, storesOf(domain)),
    ...(batch && {
      [batch.name]: domainProcess(domain, batch, [
        ...storesOf(domain),
        service.name,
      ]),
    }),
  };
}

/** A domain that lands data has a batch which does it. */
function storesOf({ batch }: Domain) {
  return ['postgres', 'redis', ...(batch ? ['mongodb'] : [])];
}

/** A domain's part of the configuration: `energyUse` of `energy-use`. */
export const sectionOf = (domain: string) =>
  domain.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function domainProcess(
  { name: domain, batch }: Domain,
  { name, port }: DomainProcess,
  needs: readonly string[],
) {
  return {
    ...ownContainer({
      kind: 'services',
      name,
      port,
      secrets: { ...DOMAIN_SECRETS, ...(batch && RAW_STORE_SECRETS) },
      environment: {
        AUDIT_CHECKPOINTS_DIRECTORY: CHECKPOINTS,
        // Nothing else starts its runs here.
        ...(batch && {
          [`APP_CONFIG_rosetta_${sectionOf(domain)}_scheduleInWorker`]: 'true',
        }),
      },
    }),
    volumes: [`checkpoints:${CHECKPOINTS}`],
    depends_on: afterHealthy(...needs),
    deploy: limits(1, batch?.name === name ? '1g' : '512m'),
  };
}

function portal() {
  return {
    ...ownContainer({
      kind: 'portal',
      name: 'backend',
      port: PORTAL_PORT,
      secrets: PORTAL_SECRETS,
      environment: {
        OIDC_CLIENT_ID: 'rosetta',
        OIDC_METADATA_URL:
          'http://keycloak:8080/realms/rosetta/.well-known/openid-configuration',
        OTEL_EXPORTER_PROMETHEUS_HOST: '0.0.0.0',
        OTEL_EXPORTER_PROMETHEUS_PORT: String(PORTAL_METRICS_PORT),
        POSTGRES_HOST: 'postgres',
        POSTGRES_PORT: '5432',
        POSTGRES_USER: 'rosetta',
        ROSETTA_ACCESS_CONTACT_URL: 'mailto:platform@demo.example',
        ROSETTA_USERS_GROUP: 'rosetta-users',
        ROSETTA_FINOPS_ADMINS_GROUP: 'rosetta-finops-admins',
        ROSETTA_MONITORING_ADMINS_GROUP: 'rosetta-monitoring-admins',
        ROSETTA_REFERENTIEL_ADMINS_GROUP: 'rosetta-referentiel-admins',
        ROSETTA_ADMINS_GROUP: 'rosetta-admins',
      },
    }),
    volumes: ['techdocs:/var/lib/rosetta/techdocs'],
    ports: [published('ROSETTA_PORT', PORTAL_PORT)],
    depends_on: afterHealthy(
      'postgres',
      'keycloak',
      ...DOMAINS.map(({ service }) => service.name),
    ),
    deploy: limits(2, '2g'),
  };
}

interface OwnProcess {
  kind: ImageKind;
  /** Its folder in packages. */
  name: string;
  port: number;
  secrets: SecretFiles;
  environment: Record<string, string>;
}

/** A process of ours, which its image starts by the name of its folder. */
function ownContainer({ kind, name, port, secrets, environment }: OwnProcess) {
  return {
    ...HARDENED,
    image: `rosetta-${kind}:\${ROSETTA_VERSION:-0.1.0}`,
    build: {
      context: '.',
      dockerfile: 'deploy/images/Dockerfile',
      target: kind,
    },
    profiles: CORE,
    user: '1000:1000',
    init: true,
    command: [name, ...CONFIG],
    environment: {
      ROSETTA_BASE_URL: '${ROSETTA_BASE_URL:-http://localhost:7007}',
      ROSETTA_ORGANIZATION: '${ROSETTA_ORGANIZATION:-Rosetta}',
      ROSETTA_BACKSTAGE_URL: `http://portal:${PORTAL_PORT}`,
      ROSETTA_HEALTH_URL: `http://127.0.0.1:${port}/health/ready`,
      ...environment,
      ...asFiles(secrets),
    },
    secrets: Object.values(secrets),
    configs: [
      { source: 'app-config', target: '/rosetta/app-config.compose.yaml' },
    ],
    read_only: true,
    tmpfs: ['/tmp'],
    networks: ['platform', 'stores'],
    healthcheck: healthcheck(['CMD', 'node', 'deploy/images/healthcheck.mjs'], {
      startSeconds: 150,
    }),
    // Longer than readiness says 503 before requests end.
    stop_grace_period: '45s',
  };
}
