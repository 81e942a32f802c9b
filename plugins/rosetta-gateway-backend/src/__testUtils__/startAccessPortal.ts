import { Server } from 'node:http';
import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EndedSignIns,
  SIGN_IN_TOPIC,
  SignInEvent,
  endedSignInsServiceRef,
} from '@rosetta/plugin-rosetta-node';
import { Knex } from 'knex';
import rosettaGatewayPlugin from '../index';

const userEntity = (name: string, displayName: string, group: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { profile: { displayName }, memberOf: [group] },
  relations: [{ type: 'memberOf', targetRef: `group:default/${group}` }],
});

const SERVICE = { baseUrl: 'http://localhost:1' };
const ROLES = {
  Rosetta_User: ['staff'],
  Rosetta_Admin: ['admins', 'user:default/boss'],
};
export const DENY = mockServices.permissions.factory({
  result: AuthorizeResult.DENY,
});

export interface AccessPortal {
  server: Server;
  /** Publishes a sign-in, as the module of the auth plugin does. */
  signedIn(event: SignInEvent): Promise<void>;
  ended: EndedSignIns;
}

/** The gateway, with a catalog of two people and a publisher of sign-ins. */
export const startAccessPortal = async (
  knex: Knex,
  permissions = mockServices.permissions.factory(),
): Promise<AccessPortal> => {
  const ended = new EndedSignIns();
  const seen: { publish?: AccessPortal['signedIn'] } = {};
  const { server } = await startTestBackend({
    features: [
      rosettaGatewayPlugin,
      permissions,
      catalogServiceMock.factory({
        entities: [
          userEntity('jane', 'Jane Doe', 'staff'),
          userEntity('john', 'John Smith', 'admins'),
        ],
      }),
      createServiceFactory({
        service: endedSignInsServiceRef,
        deps: {},
        factory: () => ended,
      }),
      createBackendModule({
        pluginId: 'rosetta',
        moduleId: 'sign-in',
        register(reg) {
          reg.registerInit({
            deps: { events: eventsServiceRef },
            async init({ events }) {
              seen.publish = eventPayload =>
                events.publish({ topic: SIGN_IN_TOPIC, eventPayload });
            },
          });
        },
      }),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          rosetta: {
            roles: ROLES,
            accessContact: { name: 'Ada', url: 'mailto:ada@test.example' },
            defaults: { service: SERVICE },
          },
        },
      }),
    ],
  });
  return {
    server: server as unknown as Server,
    signedIn: seen.publish!,
    ended,
  };
};

/** The authorization header of a signed-in person. */
export const as = (user: string) =>
  mockCredentials.user.header(`user:default/${user}`);
