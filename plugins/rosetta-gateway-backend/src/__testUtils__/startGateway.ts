import {
  AuditorService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Role, rolesMay } from '@rosetta/contracts/access';
import { DOMAINS } from '@rosetta/contracts/domains';
import { actionOf } from '@rosetta/plugin-rosetta-common';
import { Access, accessServiceRef } from '@rosetta/plugin-rosetta-node';
import { Knex } from 'knex';
import { AddressInfo } from 'node:net';
import { Server } from 'node:http';
import rosettaGatewayPlugin from '../index';

/** The roles of every person, which a test may change. */
export interface People {
  roles: Role[];
  unavailable?: Access['unavailable'];
}

export interface GatewayUnderTest {
  knex: Knex;
  people: People;
  /** The URL of every service. */
  serviceUrl: string;
  auditor?: AuditorService;
  /** `rosetta.limits`. */
  limits?: JsonObject;
}

/** Roles that a test may change while the gateway runs. */
const accessOf = (people: People) =>
  createServiceFactory({
    service: accessServiceRef,
    deps: {},
    factory: () => ({
      contact: { name: 'Ada' },
      accessOf: async () => ({
        roles: [...people.roles],
        reasons: [],
        unavailable: people.unavailable ?? [],
        readAt: performance.now(),
      }),
      givenBy: () => [],
      addDirectory: () => {},
    }),
  });

/** Decides by the role × action table, as the policy does. */
const decisionsOn = (people: People) =>
  createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => ({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: rolesMay(people.roles, actionOf(permission)!)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        })),
      authorizeConditional: async () => [],
    }),
  });

const auditing = (auditor?: AuditorService) =>
  auditor
    ? [
        createServiceFactory({
          service: coreServices.auditor,
          deps: {},
          factory: () => auditor,
        }),
      ]
    : [];

/** The gateway in a backend of its own, on a port of its own. */
export async function startGateway(options: GatewayUnderTest) {
  const { knex, people, serviceUrl, auditor, limits = {} } = options;
  const services = Object.fromEntries(
    DOMAINS.map(({ audience }) => [audience, { baseUrl: serviceUrl }]),
  );
  const backend = await startTestBackend({
    features: [
      rosettaGatewayPlugin,
      accessOf(people),
      decisionsOn(people),
      ...auditing(auditor),
      mockServices.database.factory({ knex }),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      mockServices.rootConfig.factory({
        data: { rosetta: { services, limits } },
      }),
    ],
  });
  const server = backend.server as unknown as Server;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/rosetta`,
    stop: () => backend.stop(),
  };
}

export type RunningGateway = Awaited<ReturnType<typeof startGateway>>;
