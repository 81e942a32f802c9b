import type { SecretName } from './secretFiles';

/** `core` is the platform; `full` adds what watches it. */
export type Profile = 'core' | 'full';

/** The parts of a service of the Compose specification that this file uses. */
export interface ComposeService {
  image: string;
  build?: { context: string; dockerfile: string; target: string };
  profiles: readonly Profile[];
  user?: string;
  init?: boolean;
  entrypoint?: readonly string[];
  command?: readonly string[];
  environment?: Record<string, string>;
  secrets?: readonly SecretName[];
  configs?: readonly { source: string; target: string }[];
  volumes?: readonly string[];
  tmpfs?: readonly string[];
  ports?: readonly string[];
  networks: readonly string[];
  read_only?: boolean;
  cap_drop: readonly string[];
  security_opt: readonly string[];
  healthcheck: {
    test: readonly string[];
    interval: string;
    timeout: string;
    retries: number;
    start_period: string;
  };
  depends_on?: Record<string, { condition: 'service_healthy' }>;
  restart: string;
  stop_grace_period?: string;
  deploy: { resources: { limits: { cpus: string; memory: string } } };
}

export type ComposeServices = Record<string, ComposeService>;

export const CORE: readonly Profile[] = ['core', 'full'];
export const FULL: readonly Profile[] = ['full'];

/** What holds for every container. */
export const HARDENED = {
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
  restart: 'unless-stopped',
} as const;

export const limits = (cpus: number, memory: string) => ({
  resources: { limits: { cpus: String(cpus), memory } },
});

export const healthcheck = (
  test: readonly string[],
  { startSeconds = 30 } = {},
) => ({
  test,
  interval: '10s',
  timeout: '5s',
  retries: 3,
  start_period: `${startSeconds}s`,
});

export const afterHealthy = (...names: readonly string[]) =>
  Object.fromEntries(
    names.map(name => [name, { condition: 'service_healthy' as const }]),
  );

/** Where a container finds a secret. */
export const secretPath = (name: SecretName) => `/run/secrets/${name}`;

/** Only this machine reaches it; a proxy with TLS stands in front for others. */
export const published = (variable: string, port: number) =>
  `127.0.0.1:\${${variable}:-${port}}:${port}`;
