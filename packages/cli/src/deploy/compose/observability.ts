import {
  ComposeService,
  ComposeServices,
  FULL,
  HARDENED,
  afterHealthy,
  healthcheck,
  limits,
  published,
  secretPath,
} from './types';

const reached = (url: string) => ['CMD', 'wget', '-q', '-O', '/dev/null', url];

/** What watches the platform. */
export const observability = (): ComposeServices => ({
  prometheus: prometheus(),
  alertmanager: alertmanager(),
  grafana: grafana(),
});

function prometheus(): ComposeService {
  return {
    ...HARDENED,
    image: 'prom/prometheus:v3.6.0',
    profiles: FULL,
    user: '65534:65534',
    command: [
      '--config.file=/etc/prometheus/prometheus.yml',
      '--storage.tsdb.path=/prometheus',
      '--storage.tsdb.retention.time=15d',
    ],
    volumes: [
      './deploy/prometheus:/etc/prometheus:ro',
      'prometheus:/prometheus',
    ],
    read_only: true,
    networks: ['platform'],
    healthcheck: healthcheck(reached('http://127.0.0.1:9090/-/ready')),
    depends_on: afterHealthy('alertmanager'),
    deploy: limits(1, '512m'),
  };
}

function alertmanager(): ComposeService {
  return {
    ...HARDENED,
    image: 'prom/alertmanager:v0.28.1',
    profiles: FULL,
    user: '65534:65534',
    command: [
      '--config.file=/etc/alertmanager/alertmanager.yml',
      '--storage.path=/alertmanager',
    ],
    volumes: [
      './deploy/alertmanager:/etc/alertmanager:ro',
      'alertmanager:/alertmanager',
    ],
    read_only: true,
    networks: ['platform'],
    healthcheck: healthcheck(reached('http://127.0.0.1:9093/-/ready')),
    depends_on: afterHealthy('mail'),
    deploy: limits(0.5, '128m'),
  };
}

function grafana(): ComposeService {
  return {
    ...HARDENED,
    image: 'grafana/grafana:12.2.0',
    profiles: FULL,
    user: '472:0',
    environment: {
      GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
      GF_ANALYTICS_REPORTING_ENABLED: 'false',
      GF_SECURITY_ADMIN_PASSWORD__FILE: secretPath('grafana_admin_password'),
    },
    secrets: ['grafana_admin_password'],
    volumes: [
      './deploy/grafana/provisioning:/etc/grafana/provisioning:ro',
      './deploy/grafana/dashboards:/etc/grafana/dashboards:ro',
      'grafana:/var/lib/grafana',
    ],
    read_only: true,
    tmpfs: ['/tmp'],
    ports: [published('GRAFANA_PORT', 3000)],
    networks: ['platform'],
    healthcheck: healthcheck(reached('http://127.0.0.1:3000/api/health')),
    depends_on: afterHealthy('prometheus'),
    deploy: limits(1, '256m'),
  };
}
