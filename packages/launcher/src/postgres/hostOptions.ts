/** Arguments of the host process. */
export interface HostOptions {
  dataDir: string;
  port: number;
  /** The folder of the pid records. */
  run: string;
  /** Faster, and lost when the machine stops. */
  throwaway?: boolean;
}

/** Not an argument, which `ps` would show to everybody. */
export const PASSWORD_VARIABLE = 'ROSETTA_POSTGRES_PASSWORD';

/** The name under which the server itself is on record, besides its host. */
export const SERVER = 'postgres-server';
