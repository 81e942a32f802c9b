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

/** The one whose root file system is not read-only: its start writes what it builds into its own folder. */
const KEYCLOAK = 'keycloak/keycloak:26.4.0';

/** Where people sign in, and the mail that it, and alerts, send. */
export const identity = (): ComposeServices => ({
  keycloak: keycloak(),
  mail: mail(),
});

function keycloak(): ComposeService {
  return {
    ...HARDENED,
    image: KEYCLOAK,
    profiles: CORE,
    user: '1000:0',
    entrypoint: ['/bin/bash', '-ec'],
    command: [startKeycloak()],
    environment: {
      KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
      KC_DB: 'postgres',
      KC_DB_URL: 'jdbc:postgresql://postgres:5432/keycloak',
      KC_DB_USERNAME: 'keycloak',
      KC_HEALTH_ENABLED: 'true',
      // People reach it by this address, the portal by its name in the network.
      KC_HOSTNAME: '${KEYCLOAK_URL:-http://localhost:8080}',
      KC_HOSTNAME_BACKCHANNEL_DYNAMIC: 'true',
      KC_HTTP_ENABLED: 'true',
      KC_PROXY_HEADERS: 'xforwarded',
      ROSETTA_BASE_URL: '${ROSETTA_BASE_URL:-http://localhost:7007}',
    },
    secrets: [
      'keycloak_admin_password',
      'keycloak_database_password',
      'oidc_client_secret',
      'realm_users_password',
    ],
    volumes: ['./deploy/keycloak:/opt/keycloak/data/import:ro'],
    ports: [published('KEYCLOAK_PORT', 8080)],
    networks: ['platform', 'stores'],
    healthcheck: healthcheck(
      [
        'CMD',
        '/bin/bash',
        '-c',
        [
          'exec 3<>/dev/tcp/127.0.0.1/9000',
          `printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3`,
          `grep -q '"status": "UP"' <&3`,
        ].join(' && '),
      ],
      { startSeconds: 120 },
    ),
    depends_on: afterHealthy('postgres'),
    deploy: limits(2, '1g'),
  };
}

/** It reads no secrets from files by itself. */
function startKeycloak() {
  return [
    `export KC_DB_PASSWORD="$$(cat ${secretPath(
      'keycloak_database_password',
    )})"`,
    `export KC_BOOTSTRAP_ADMIN_PASSWORD="$$(cat ${secretPath(
      'keycloak_admin_password',
    )})"`,
    `export ROSETTA_OIDC_CLIENT_SECRET="$$(cat ${secretPath(
      'oidc_client_secret',
    )})"`,
    `export ROSETTA_USERS_PASSWORD="$$(cat ${secretPath(
      'realm_users_password',
    )})"`,
    'exec /opt/keycloak/bin/kc.sh start --import-realm',
  ].join('\n');
}

function mail(): ComposeService {
  return {
    ...HARDENED,
    image: 'axllent/mailpit:v1.27.10',
    profiles: CORE,
    user: '1000:1000',
    read_only: true,
    tmpfs: ['/tmp'],
    ports: [published('MAIL_PORT', 8025)],
    networks: ['platform'],
    healthcheck: healthcheck(['CMD', '/mailpit', 'readyz']),
    deploy: limits(0.5, '128m'),
  };
}
