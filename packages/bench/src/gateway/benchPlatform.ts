import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  platformComponents,
  Secrets,
  readSecrets,
  startConfig,
  platformTasks,
} from '@rosetta/launcher';
import { signIn } from '@rosetta/launcher/clients';
import {
  createHome,
  writePrivately,
  Home,
  homeAt,
} from '@rosetta/launcher/home';
import { jsonOutput } from '@rosetta/launcher/output';
import { Ports, readPorts, freePort } from '@rosetta/launcher/ports';
import { shelterOf } from '@rosetta/launcher/postgres';
import {
  killAll,
  Records,
  Supervisor,
  Part,
} from '@rosetta/launcher/supervisor';
import { createMachineTokens } from '@rosetta/service-kit';
import { stringify } from 'yaml';
import { BENCH_MACHINES, fillReferentiel } from './fillReferentiel';

export const SERVICE = 'platform-ref-api';
const NEEDED = [
  'configuration',
  'postgres',
  'databases',
  'identity',
  SERVICE,
  'config-schema',
  'backstage',
];
/** Only the figures are raised: everybody is counted as ever. */
const RAISED_LIMITS = {
  anonymous: { requests: 1_000_000_000, perSeconds: 60 },
  identified: { requests: 1_000_000_000, perSeconds: 60, burst: 0 },
  // The proxy is a plugin of Backstage, in front of which the portal counts too.
  portal: { requests: 1_000_000_000, perSeconds: 60, burst: 0 },
};

export interface BenchPlatform {
  ports: Ports;
  /** Of a person, for the portal. */
  userToken: string;
  /** Of a machine, for the service. */
  machineToken: string;
  pidOf(component: string): number;
  stop(): Promise<void>;
}

const freePorts = async (): Promise<Ports> => {
  const ports = readPorts({});
  for (const name of Object.keys(ports) as (keyof Ports)[])
    ports[name] = await freePort();
  return ports;
};

const tokensOf =
  ({ machineKey }: Secrets) =>
  (subject: string) =>
    createMachineTokens({
      key: JSON.stringify(machineKey),
      issuer: 'rosetta-machines',
      subject,
    })(SERVICE);

/** What `rosetta start` writes, and the proxy plugin's way to the same service. */
const writeConfig = (
  home: Home,
  { ports, secrets, token }: { ports: Ports; secrets: Secrets; token: string },
) => {
  const config = startConfig({
    home,
    ports,
    secrets,
    machines: BENCH_MACHINES,
  });
  const collating = { initialDelay: { hours: 1 } };
  writePrivately(
    home.startConfig,
    stringify({
      ...config,
      rosetta: { ...config.rosetta, limits: RAISED_LIMITS },
      proxy: {
        endpoints: {
          '/ref': {
            target: `http://localhost:${ports[SERVICE]}`,
            // The proxy can't pass on the caller: it always calls as a machine.
            headers: { Authorization: `Bearer ${token}` },
          },
        },
      },
      // The index would be made while the clock runs.
      search: {
        collators: {
          catalog: { schedule: collating },
          techdocs: { schedule: collating },
        },
      },
    }),
  );
};

/** The parts of `rosetta start` that the bench needs, and no others. */
const partsOf = (parts: Part[]) =>
  parts
    .filter(({ name }) => NEEDED.includes(name))
    .map(part => ({
      ...part,
      needs: part.needs.filter(name => NEEDED.includes(name)),
    }));

/** People are known as soon as the catalog has read them. */
const signInWhenReady = async (url: string): Promise<string> => {
  for (let tries = 60; ; tries--) {
    try {
      return (await signIn(url, 'engineer')).token;
    } catch (error) {
      if (tries === 0) throw error;
      await sleep(1_000);
    }
  }
};

/** Starts the portal and the service as `rosetta start` does, on stores of the bench's own. */
export async function openBenchPlatform(): Promise<BenchPlatform> {
  const home = homeAt(await mkdtemp(join(tmpdir(), 'rosetta-bench-')));
  createHome(home);
  const [ports, secrets] = [await freePorts(), readSecrets(home.secrets)];
  const tokenOf = tokensOf(secrets);
  const machineToken = await tokenOf('bench');
  writeConfig(home, { ports, secrets, token: machineToken });
  const { databasePassword } = secrets;
  const records = new Records(home.run);
  const options = {
    home,
    ports,
    databasePassword,
    records,
    demo: false,
    dev: false,
  };
  const supervisor = new Supervisor(
    partsOf([...platformComponents(options), ...platformTasks(options)]),
    { records, logs: home.logs, output: jsonOutput(() => {}) },
  );
  const stop = async () => {
    await supervisor.stop();
    for (const path of [home.dir, shelterOf(home.postgres)])
      await rm(path, { recursive: true, force: true });
  };
  process.once('exit', () => killAll(records));
  try {
    await supervisor.start();
    await fillReferentiel(`http://localhost:${ports[SERVICE]}`, tokenOf);
    const userToken = await signInWhenReady(
      `http://localhost:${ports.backstage}`,
    );
    const pidOf = (component: string) => records.read(component)!.pid;
    return { ports, userToken, machineToken, pidOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
