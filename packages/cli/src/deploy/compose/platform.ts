import {
  PORTAL,
  PlatformProcess,
  SecretFiles,
  commandOf,
  commonEnvironment,
  platformProcesses,
  sectionOf,
} from '../processes';
import {
  CORE,
  ComposeService,
  ComposeServices,
  HARDENED,
  afterHealthy,
  healthcheck,
  limits,
  published,
  secretPath,
} from './types';

const CONFIG = 'app-config.compose.yaml';

const asFiles = (secrets: SecretFiles) =>
  Object.fromEntries(
    Object.entries(secrets).map(([variable, name]) => [
      `${variable}_FILE`,
      secretPath(name),
    ]),
  );

/** The portal, and the service and batch of each domain. */
export const platform = (): ComposeServices =>
  Object.fromEntries(
    platformProcesses().map(each => [each.name, container(each)]),
  );

/** What Keycloak's realm has, and who may do what in it. */
const PORTAL_ENVIRONMENT = {
  OIDC_CLIENT_ID: 'rosetta',
  OIDC_METADATA_URL:
    'http://keycloak:8080/realms/rosetta/.well-known/openid-configuration',
  POSTGRES_HOST: 'postgres',
  POSTGRES_PORT: '5432',
  POSTGRES_USER: 'rosetta',
  ROSETTA_ACCESS_CONTACT_URL: 'mailto:platform@demo.example',
  ROSETTA_USERS_GROUP: 'rosetta-users',
  ROSETTA_FINOPS_ADMINS_GROUP: 'rosetta-finops-admins',
  ROSETTA_MONITORING_ADMINS_GROUP: 'rosetta-monitoring-admins',
  ROSETTA_REFERENTIEL_ADMINS_GROUP: 'rosetta-referentiel-admins',
  ROSETTA_ADMINS_GROUP: 'rosetta-admins',
};

/** Of a domain with a batch: nothing else starts its runs here. */
const scheduling = ({ domain }: PlatformProcess) =>
  domain?.batch && {
    [`APP_CONFIG_rosetta_${sectionOf(domain.name)}_scheduleInWorker`]: 'true',
  };

function needs({ kind, stores, domain, calls }: PlatformProcess) {
  if (kind === 'portal') return [...stores, 'keycloak', ...calls];
  if (kind === 'batch') return [...stores, domain!.service.name];
  return stores;
}

const memoryOf = (megabytes: number) =>
  megabytes % 1_024 === 0 ? `${megabytes / 1_024}g` : `${megabytes}m`;

/** A process of ours, which its image starts by the name of its folder. */
function container(process: PlatformProcess): ComposeService {
  const { name, image, port, secrets, environment, volumes } = process;
  const { cpus, memoryMegabytes } = process.limits;
  const isPortal = name === PORTAL;
  return {
    ...HARDENED,
    image: `rosetta-${image}:\${ROSETTA_VERSION:-0.1.0}`,
    build: {
      context: '.',
      dockerfile: 'deploy/images/Dockerfile',
      target: image,
    },
    profiles: CORE,
    user: '1000:1000',
    init: true,
    command: commandOf(process, CONFIG),
    environment: {
      ROSETTA_BASE_URL: '${ROSETTA_BASE_URL:-http://localhost:7007}',
      ROSETTA_ORGANIZATION: '${ROSETTA_ORGANIZATION:-Rosetta}',
      ...commonEnvironment(process),
      ...environment,
      ...scheduling(process),
      ...(isPortal && PORTAL_ENVIRONMENT),
      ...asFiles(secrets),
    },
    secrets: Object.values(secrets),
    configs: [{ source: 'app-config', target: `/rosetta/${CONFIG}` }],
    read_only: true,
    tmpfs: ['/tmp'],
    networks: ['platform', 'stores'],
    healthcheck: healthcheck(['CMD', 'node', 'deploy/images/healthcheck.mjs'], {
      startSeconds: 150,
    }),
    // Longer than readiness says 503 before requests end.
    stop_grace_period: '45s',
    volumes: Object.entries(volumes).map(
      ([volume, path]) => `${volume}:${path}`,
    ),
    ...(isPortal && { ports: [published('ROSETTA_PORT', port)] }),
    depends_on: afterHealthy(...needs(process)),
    deploy: limits(cpus, memoryOf(memoryMegabytes)),
  };
}
