import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { ArgoCdApplications } from '../argocd/ArgoCdApplications';
import { Company, loadCompany } from '../company';
import { RateLimitOptions } from '../gitlab/rateLimit';
import { World } from '../world/World';
import { Fault, Faults } from './Faults';
import { createSourcesApp } from './createSourcesApp';
import { System } from './orders';

export interface SimulatorsOptions {
  /** The demo company when not given. */
  company?: Company;
  /** The time of day; a test may stop it, or let it jump. */
  now?: () => number;
  gitLabLimit?: RateLimitOptions;
  heartbeatMs?: number;
}

export interface RunningSimulators {
  url: string;
  /** As `rosetta.sources` has it: the clients' options. */
  sources: Record<System, { baseUrl: string; token: string }>;
  world: World;
  applications: ArgoCdApplications;
  /** Takes a system down, makes it slow, or sets it right. */
  set(system: System, fault: Fault): void;
  close(): Promise<void>;
}

const TOKENS = { argocd: 'argocd-token', gitlab: 'gitlab-token' };

/** Starts the source systems on a free port. For tests. */
export async function startSimulators({
  company = loadCompany(),
  now,
  ...options
}: SimulatorsOptions = {}): Promise<RunningSimulators> {
  const world = new World({ company, now });
  const applications = new ArgoCdApplications(world);
  const faults = { argocd: new Faults(), gitlab: new Faults() };
  const parts = { world, applications, faults, tokens: TOKENS, ...options };
  const server = createServer(createSourcesApp(parts));
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(0, '127.0.0.1', resolve),
  );
  applications.start(50);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sources: {
      argocd: { baseUrl: `${url}/argocd`, token: TOKENS.argocd },
      gitlab: { baseUrl: `${url}/gitlab`, token: TOKENS.gitlab },
    },
    world,
    applications,
    set: (system, fault) => faults[system].set(fault),
    async close() {
      applications.stop();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
