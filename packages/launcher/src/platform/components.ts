import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAIN_PROCESSES, DomainProcess } from '@rosetta/contracts/domains';
import { CONFIG_SCHEMA } from '../configSchema/ensureConfigSchema';
import { postgresComponent } from '../postgres/postgresComponent';
import { Component } from '../supervisor/types';
import { withTechDocs } from '../techdocs/ensureTechDocs';
import { startedArgs } from '../home/configFiles';
import { Home, ROOT } from '../home/home';
import { Ports } from '../ports/ports';
import { httpProbe } from './probes';

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
  {
    ...postgresComponent({
      home: options.home,
      port: options.ports.postgres,
      password: options.databasePassword,
    }),
    // What is wrong with the configuration is said before a store is touched.
    needs: ['configuration'],
  },
  identityProvider(options),
  ...(options.demo ? [simulators(options)] : []),
  ...DOMAIN_PROCESSES.map(process => domainProcess(options, process)),
  ...(options.dev ? reloadingPortal(options) : [portal(options)]),
];

function identityProvider(options: PlatformOptions): Component {
  return withProbes(options, {
    name: 'identity',
    title: 'Demo identity provider',
    needs: [],
    port: options.ports.identity,
    script: 'packages/simulators/src/identity/main.ts',
  });
}

function simulators(options: PlatformOptions): Component {
  return withProbes(options, {
    name: 'simulators',
    title: 'Demo sources',
    needs: [],
    port: options.ports.simulators,
    script: 'packages/simulators/src/sources/main.ts',
  });
}

function domainProcess(
  options: PlatformOptions,
  { name, title }: DomainProcess,
): Component {
  return withProbes(options, {
    name,
    title,
    needs: ['databases'],
    port: options.ports[name],
    script: `packages/${name}/src/main.ts`,
  });
}

/** A program of ours, with the probes that all of them have. */
function withProbes(
  { home }: PlatformOptions,
  {
    script,
    ...part
  }: Omit<Component, 'program' | 'probe'> & { script: string },
): Component {
  const [folder] = script.split('/src/');
  return {
    ...part,
    program: { script, args: startedArgs(home), cwd: folder },
    probe: httpProbe(part.port, '/health/ready'),
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
      args: startedArgs(home),
      cwd: 'packages/backend',
      // The scaffolder's sandbox requires it.
      nodeArgs: ['--no-node-snapshot'],
      env: {
        ...withTechDocs(),
        ROSETTA_CONFIG_SCHEMA: CONFIG_SCHEMA,
        OTEL_EXPORTER_PROMETHEUS_PORT: String(ports.metrics),
      },
    },
    probe: backendProbe(ports),
  };
}

function reloadingPortal({ home, ports }: PlatformOptions): Component[] {
  return [
    {
      name: 'backstage',
      title: 'Backstage, reloading',
      needs: ['databases'],
      port: ports.backstage,
      program: backstageCli('packages/backend', home),
      probe: backendProbe(ports),
    },
    {
      name: 'frontend',
      title: 'Frontend, reloading',
      needs: [],
      port: ports.frontend,
      program: backstageCli('packages/app', home),
      probe: httpProbe(ports.frontend, '/'),
    },
  ];
}

function backendProbe(ports: Ports) {
  return httpProbe(
    ports.backstage,
    '/.backstage/health/v1/readiness',
    backstageVersion(),
  );
}

function backstageCli(cwd: string, home: Home) {
  return {
    script: 'node_modules/@backstage/cli/bin/backstage-cli',
    args: ['package', 'start', ...startedArgs(home)],
    cwd,
    env: { ...withTechDocs(), NODE_ENV: 'development' },
  };
}

function backstageVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, 'backstage.json'), 'utf8')).version;
}
