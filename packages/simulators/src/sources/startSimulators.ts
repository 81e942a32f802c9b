import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { ArgoCdApplications } from '../argocd/ArgoCdApplications';
import { Company, loadCompany } from '../company';
import { World } from '../world/World';
import { createSourcesApp } from './createSourcesApp';
import {
  configureSource,
  SimulatorAccess,
  SimulatorDefinition,
  SimulatorTuning,
} from './defineSimulator';
import { Fault } from './Faults';
import { SIMULATORS, SimulatedSource } from './list';

export interface SimulatorsOptions {
  /** The demo company when not given. */
  company?: Company;
  /** The time of day; a test may stop it, or let it jump. */
  now?: () => number;
  gitLabLimit?: SimulatorTuning['limit'];
  heartbeatMs?: number;
  /** All there are when not given. */
  simulators?: readonly SimulatorDefinition[];
}

export interface RunningSimulators {
  url: string;
  /** As `rosetta.sources` has it: the clients' options. */
  sources: Record<
    Exclude<SimulatedSource, 'consumption' | 'elisa'>,
    SimulatorAccess
  > & {
    elisa: SimulatorAccess & { kibanaUrl: string; kibanaVersion: string };
    [name: string]: SimulatorAccess;
  };
  world: World;
  applications: ArgoCdApplications;
  /** Takes a system down, makes it slow, or sets it right. */
  set(system: string, fault: Fault): void;
  close(): Promise<void>;
}

const createToken = (name: string) => `${name}-token`;

/** Starts the doubles of the sources on a free port. For tests. */
export async function startSimulators({
  company = loadCompany(),
  now,
  gitLabLimit,
  heartbeatMs,
  simulators = SIMULATORS,
}: SimulatorsOptions = {}): Promise<RunningSimulators> {
  const world = new World({ company, now });
  const { app, systems, stop } = createSourcesApp({
    world,
    simulators,
    tokens: Object.fromEntries(
      simulators.map(({ name }) => [name, createToken(name)]),
    ),
    tuning: {
      argocd: { heartbeatMs, tickMs: 50 },
      gitlab: { limit: gitLabLimit },
    },
  });
  const server = createServer(app);
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(0, '127.0.0.1', resolve),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sources = Object.fromEntries(
    simulators.map(each => [
      each.name,
      configureSource(each, url, createToken(each.name)),
    ]),
  );
  const argoCd = systems.find(({ name }) => name === 'argocd')?.simulator;
  return {
    url,
    sources: sources as RunningSimulators['sources'],
    world,
    applications: (argoCd as { applications?: ArgoCdApplications } | undefined)
      ?.applications!,
    set: (system, fault) =>
      systems.find(({ name }) => name === system)!.faults.set(fault),
    async close() {
      stop();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
