import { DOMAINS } from '@rosetta/contracts/domains';
import {
  CORE,
  ComposeService,
  ComposeServices,
  HARDENED,
  healthcheck,
  limits,
  secretPath,
} from './types';

/** Backstage's own, and one of each domain; the raw store is MongoDB's. */
const DATABASES = ['backstage', ...DOMAINS.map(({ database }) => database)];

/** PostgreSQL, MongoDB and Redis, reached from the services only. */
export const stores = (): ComposeServices => ({
  postgres: postgres(),
  mongodb: mongodb(),
  redis: redis(),
});

function postgres(): ComposeService {
  return {
    ...HARDENED,
    image: 'pgvector/pgvector:0.8.1-pg18-trixie',
    profiles: CORE,
    user: '999:999',
    environment: {
      POSTGRES_PASSWORD_FILE: secretPath('postgres_password'),
      // The script beside it makes each, and who may use them.
      ROSETTA_DATABASES: DATABASES.join(' '),
    },
    secrets: [
      'postgres_password',
      'database_password',
      'keycloak_database_password',
    ],
    volumes: [
      'postgres:/var/lib/postgresql',
      './deploy/compose/postgres:/docker-entrypoint-initdb.d:ro',
    ],
    read_only: true,
    tmpfs: ['/tmp', '/var/run/postgresql:uid=999,gid=999'],
    networks: ['stores'],
    // Over TCP: the server that only runs the first set-up has no port.
    healthcheck: healthcheck(['CMD', 'pg_isready', '-h', '127.0.0.1'], {
      startSeconds: 60,
    }),
    stop_grace_period: '60s',
    deploy: limits(2, '2g'),
  };
}

function mongodb(): ComposeService {
  return {
    ...HARDENED,
    image: 'mongo:8.0.13',
    profiles: CORE,
    user: '999:999',
    environment: {
      // Its shell, which checks its health, keeps its history there.
      HOME: '/tmp',
      MONGO_INITDB_ROOT_USERNAME: 'rosetta',
      MONGO_INITDB_ROOT_PASSWORD_FILE: secretPath('mongodb_password'),
    },
    secrets: ['mongodb_password'],
    volumes: ['mongodb:/data/db', 'mongodb-config:/data/configdb'],
    read_only: true,
    tmpfs: ['/tmp'],
    networks: ['stores'],
    healthcheck: healthcheck(
      [
        'CMD',
        'mongosh',
        '--quiet',
        '--eval',
        'quit(db.adminCommand("ping").ok ? 0 : 1)',
      ],
      { startSeconds: 60 },
    ),
    stop_grace_period: '60s',
    deploy: limits(2, '2g'),
  };
}

const REDIS_CONF = '/usr/local/etc/redis/redis.conf';

function redis(): ComposeService {
  return {
    ...HARDENED,
    image: 'redis:7.4.6-alpine',
    profiles: CORE,
    user: '999:1000',
    // The password goes into a file in memory: an argument would be in every list of processes.
    entrypoint: ['/bin/sh', '-ec'],
    command: [
      [
        'umask 077',
        `{ cat ${REDIS_CONF}; echo "requirepass $$(cat ${secretPath(
          'redis_password',
        )})"; } > /tmp/redis.conf`,
        'exec redis-server /tmp/redis.conf',
      ].join('\n'),
    ],
    secrets: ['redis_password'],
    volumes: ['redis:/data', `./deploy/compose/redis.conf:${REDIS_CONF}:ro`],
    read_only: true,
    tmpfs: ['/tmp'],
    networks: ['stores'],
    healthcheck: healthcheck([
      'CMD-SHELL',
      `REDISCLI_AUTH="$$(cat ${secretPath(
        'redis_password',
      )})" redis-cli ping | grep -q PONG`,
    ]),
    deploy: limits(1, '384m'),
  };
}
