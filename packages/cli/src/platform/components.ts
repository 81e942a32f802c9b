import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_SCHEMA } from '../configSchema/ensureConfigSchema';
import { postgresComponent } from '../postgres/postgresComponent';
import { Component } from '../supervisor/types';
import { withTechDocs } from '../techdocs/ensureTechDocs';
import { configArgs } from './configFiles';
import { Home, ROOT } from './home';
import { Ports } from './ports';
import { httpProbe } from './probes';
import { ServiceName } from './startConfig';

export interface PlatformOptions {
  home: Home;
  ports: Ports;
  databasePassword: string;
  /** With the systems that the demo company's applications are deployed with. */
  demo?: boolean;
  /** With hot reload of the portal. */
  dev?: boolean;
}

/** Every process of the platform, and what it needs to be there first. */
export const platformComponents = (options: PlatformOptions): Component[] => [
  postgresComponent({
    home: options.home,
    port: options.ports.postgres,
    password: options.databasePassword,
  }),
  identityProvider(options),
  ...(options.demo ? [simulators(options)] : []),
  service(options, 'platform-ref-api', 'Référentiel API'),
  service(options, 'finops-api', 'FinOps API'),
  service(options, 'finops-batch', 'FinOps batch worker'),
  service(options, 'monitoring-api', 'Monitoring API'),
  service(options, 'monitoring-batch', 'Monitoring batch worker'),
  ...(options.dev ? hotPortal(options) : [portal(options)]),
];

function identityProvider({ home, ports }: PlatformOptions): Component {
  return {
    name: 'identity',
    title: 'Demo identity provider',
    needs: [],
    port: ports.identity,
    program: {
      script: 'packages/simulators/src/identity/main.ts',
      args: configArgs(home),
      cwd: 'packages/simulators',
    },
    probe: httpProbe(ports.identity, '/health/ready'),
    readyWithinSeconds: 60,
  };
}

function simulators({ home, ports }: PlatformOptions): Component {
  return {
    name: 'simulators',
    title: 'Demo sources',
    needs: [],
    port: ports.simulators,
    program: {
      script: 'packages/simulators/src/sources/main.ts',
      args: configArgs(home),
      cwd: 'packages/simulators',
    },
    probe: httpProbe(ports.simulators, '/health/ready'),
    readyWithinSeconds: 60,
  };
}

function service(
  { home, ports }: PlatformOptions,
  name: ServiceName,
  title: string,
): Component {
  return {
    name,
    title,
    needs: ['databases'],
    port: ports[name],
    program: {
      script: `packages/${name}/src/main.ts`,
      args: configArgs(home),
      cwd: `packages/${name}`,
    },
    probe: httpProbe(ports[name], '/health/ready'),
    readyWithinSeconds: 60,
  };
}

/** Pages and API on one port, as in production. */
function portal({ home, ports }: PlatformOptions): Component {
  return {
    name: 'backstage',
    title: 'Backstage',
    needs: ['databases', 'frontend', 'config-schema'],
    port: ports.backstage,
    program: {
      script: 'packages/backend/src/index.ts',
      args: configArgs(home),
      cwd: 'packages/backend',
      // The scaffolder's sandbox asks for it.
      nodeArgs: ['--no-node-snapshot'],
      env: {
        ...withTechDocs(),
        ROSETTA_CONFIG_SCHEMA: CONFIG_SCHEMA,
        OTEL_EXPORTER_PROMETHEUS_PORT: String(ports.metrics),
      },
    },
    ...backendReady(ports),
  };
}

function hotPortal({ home, ports }: PlatformOptions): Component[] {
  return [
    {
      name: 'backstage',
      title: 'Backstage, reloading',
      needs: ['databases'],
      port: ports.backstage,
      program: backstageCli('packages/backend', home),
      ...backendReady(ports),
    },
    {
      name: 'frontend',
      title: 'Frontend, reloading',
      needs: [],
      port: ports.frontend,
      program: backstageCli('packages/app', home),
      probe: httpProbe(ports.frontend, '/'),
      readyWithinSeconds: 180,
    },
  ];
}

function backendReady(ports: Ports) {
  return {
    probe: httpProbe(
      ports.backstage,
      '/.backstage/health/v1/readiness',
      backstageVersion(),
    ),
    readyWithinSeconds: 120,
  };
}

function backstageCli(cwd: string, home: Home) {
  return {
    script: 'node_modules/@backstage/cli/bin/backstage-cli',
    args: ['package', 'start', ...configArgs(home)],
    cwd,
    env: { ...withTechDocs(), NODE_ENV: 'development' },
  };
}

function backstageVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, 'backstage.json'), 'utf8')).version;
}
