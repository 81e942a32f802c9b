import { Home } from '../home/home';
import { postgresProbe } from '../platform/probes';
import { Component } from '../supervisor/types';
import { HostOptions, PASSWORD_VARIABLE } from './hostOptions';

interface PostgresOptions {
  home: Home;
  port: number;
  password: string;
  /** Faster, and lost when the machine stops. */
  throwaway?: boolean;
}

/** The embedded server, below the process that hosts it. */
export function postgresComponent({
  home,
  port,
  password,
  throwaway,
}: PostgresOptions): Component {
  const host: HostOptions = {
    dataDir: home.postgres,
    port,
    run: home.run,
    throwaway,
  };
  return {
    name: 'postgres',
    title: 'PostgreSQL',
    needs: [],
    port,
    program: {
      script: 'packages/launcher/src/postgres/host.ts',
      args: [JSON.stringify(host)],
      cwd: '.',
      env: { [PASSWORD_VARIABLE]: password },
    },
    probe: postgresProbe({ port, password }),
    stopTimeoutSeconds: 6,
  };
}
