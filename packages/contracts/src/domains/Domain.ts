import type { Route } from '../route';
import type { ActionDefinition, Area } from './Area';

/** A process of a domain, which is also its package and its folder in `packages/`. */
export interface DomainProcess {
  name: string;
  title: string;
  /** Of its API; of a batch, of its probes and metrics. */
  port: number;
}

/** A machine that may call a service with tokens of its own. */
export interface MachineCaller {
  /** Of a domain's process, its name. */
  id: string;
  /** The service that is called. */
  audience: string;
  /** All that it may do there. */
  actions: string[];
}

/**
 * The manifest of a domain: everything about it that something outside the domain has to
 * know. Launcher, gateway, command line, access matrix and documentation iterate over the
 * manifests; nothing else names a domain.
 */
export interface Domain<
  Name extends string = string,
  Actions extends Record<string, ActionDefinition> = Record<
    string,
    ActionDefinition
  >,
> extends Area<Name, Actions> {
  title: string;
  /** Audience of the tokens that its service accepts; the name of the service. */
  audience: string;
  database: string;
  service: DomainProcess;
  batch?: DomainProcess;
  routes: Record<string, Route<any, any, any, any>>;
  /** A list that is cheap to read: the page of the platform's status requests one item of it. */
  statusRoute: Route<any, any, any, any>;
  /** Where the portal shows its runs, each on a page below; without one, a message about a run leads nowhere. */
  runsPage?: string;
  /** Processes of the domain that call other services by themselves. */
  callers: readonly MachineCaller[];
}

/** What a service serves, the gateway relays and the OpenAPI document describes. */
export type ServiceContract = Pick<
  Domain,
  'name' | 'audience' | 'title' | 'routes'
>;

/** Probes of a batch answer on the port of its API, this much further. */
const BATCH_PORT_DISTANCE = 10;

interface DomainOptions<
  Name extends string,
  Actions extends Record<string, ActionDefinition>,
> extends Area<Name, Actions> {
  title: string;
  /** The database of its mart, or of its own records. */
  database: string;
  service: DomainProcess;
  batch?: Omit<DomainProcess, 'port'>;
  routes: Domain['routes'];
  statusRoute: Domain['statusRoute'];
  runsPage?: string;
  callers?: readonly MachineCaller[];
}

/** A manifest, with what follows from the rest filled in. */
export const defineDomain = <
  Name extends string,
  Actions extends Record<string, ActionDefinition>,
>({
  batch,
  callers = [],
  ...domain
}: DomainOptions<Name, Actions>): Domain<Name, Actions> => ({
  ...domain,
  audience: domain.service.name,
  callers,
  ...(batch && {
    batch: { ...batch, port: domain.service.port + BATCH_PORT_DISTANCE },
  }),
});
