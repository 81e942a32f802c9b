import { Server } from 'node:http';
import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ACTION_NAMES, Me, PersonAccess } from '@rosetta/contracts';
import {
  EndedSignIns,
  SIGN_IN_TOPIC,
  SignInEvent,
  endedSignInsServiceRef,
  createEndedSignIns,
} from '@rosetta/plugin-rosetta-node';
import request from 'supertest';
import rosettaGatewayPlugin from '../index';
import { SignIns } from './SignIns';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

const userEntity = (name: string, displayName: string, group: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { profile: { displayName }, memberOf: [group] },
  relations: [{ type: 'memberOf', targetRef: `group:default/${group}` }],
});

const SERVICE = { baseUrl: 'http://localhost:1' };
const ROLES = { Rosetta_User: ['staff'], Rosetta_Admin: ['admins'] };
const DENY = mockServices.permissions.factory({ result: AuthorizeResult.DENY });

interface Portal {
  server: Server;
  /** What sign-in tells, as the module of the auth plugin does. */
  signedIn(event: SignInEvent): Promise<void>;
  ended: EndedSignIns;
}

const start = async (
  knex: Awaited<ReturnType<typeof databases.init>>,
  permissions = mockServices.permissions.factory(),
): Promise<Portal> => {
  const ended = createEndedSignIns();
  const seen: { publish?: Portal['signedIn'] } = {};
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
            services: {
              'finops-api': SERVICE,
              'monitoring-api': SERVICE,
              'platform-ref-api': SERVICE,
            },
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

const as = (user: string) =>
  mockCredentials.user.header(`user:default/${user}`);

describe('access', () => {
  let knex: Awaited<ReturnType<typeof databases.init>>;
  let portal: Portal;
  beforeAll(async () => {
    knex = await databases.init(databaseId);
    portal = await start(knex);
  }, 60_000);

  const get = (path: string, user = 'boss', at = portal) =>
    request(at.server)
      .get(`/api/rosetta/v1/${path}`)
      .set('authorization', as(user));

  /** Until the event has been written down. */
  const signIn = async (event: SignInEvent) => {
    await portal.signedIn(event);
    const name = event.user.split('/')[1];
    for (;;) {
      const { body } = await get(`people/${name}`);
      if (body.signedInAt) return PersonAccess.parse(body);
    }
  };

  it('of anybody is that of their last sign-in, with where each group comes from', async () => {
    const groups: SignInEvent['groups'] = [
      { group: 'group:default/staff', from: ['claim', 'catalog'] },
      { group: 'group:default/admins', from: ['claim'] },
    ];
    const access = await signIn({ user: 'user:default/mary', groups });
    expect(access).toMatchObject({
      user: 'user:default/mary',
      groups,
      roles: [
        {
          role: 'Rosetta_User',
          because: [{ directory: 'rosetta.roles', of: 'group:default/staff' }],
        },
        {
          role: 'Rosetta_Admin',
          because: [{ directory: 'rosetta.roles', of: 'group:default/admins' }],
        },
      ],
      actions: ACTION_NAMES,
    });
  });

  it('of somebody who never signed in is that of the catalog', async () => {
    const { body } = await get('people/john').expect(200);
    expect(PersonAccess.parse(body)).toMatchObject({
      signedInAt: null,
      groups: [{ group: 'group:default/admins', from: ['catalog'] }],
      roles: [{ role: 'Rosetta_Admin' }],
    });
    await get('people/nobody').expect(404);
  });

  it('of oneself tells what to ask for, and whom', async () => {
    const { body } = await get('me', 'stranger').expect(200);
    expect(Me.parse(body)).toMatchObject({
      roles: [],
      actions: [],
      help: { contact: { name: 'Ada', url: 'mailto:ada@test.example' } },
    });
    expect(body.help.roles[0]).toEqual({
      role: 'Rosetta_User',
      by: [{ directory: 'rosetta.roles', of: 'group:default/staff' }],
    });
  });

  it('people are found in the catalog and among those who signed in', async () => {
    await signIn({ user: 'user:default/doerte', groups: [] });
    const find = async (query: object) =>
      (await get('people').query(query).expect(200)).body;
    const { items } = await find({ query: 'do' });
    expect(items.map(({ user }: { user: string }) => user)).toEqual([
      'user:default/doerte',
      'user:default/jane',
    ]);
    expect(items[1].displayName).toBe('Jane Doe');
    expect(await find({ query: '%' })).toEqual({ items: [], more: false });
    expect((await find({ limit: 1 })).more).toBe(true);
    await get('people').query({ wrong: 1 }).expect(400);
  });

  it('the whole table says who may what, and what gives each role', async () => {
    const { body } = await get('roles').expect(200);
    expect(body.actions).toHaveLength(ACTION_NAMES.length);
    expect(body.roles.at(-1)).toEqual({
      role: 'Rosetta_Admin',
      by: [{ directory: 'rosetta.roles', of: 'group:default/admins' }],
    });
  });

  it.each(['people', 'people/jane', 'roles'])(
    'of others, %s, is refused without the role for it',
    async path => {
      const closed = await start(await databases.init(databaseId), DENY);
      const { body } = await get(path, 'jane', closed).expect(403);
      expect(body.error.message).toMatch(
        /^roles\.read-others needs one of the roles Rosetta_Admin/,
      );
      await get('me', 'jane', closed).expect(200);
    },
  );
});

describe('an ended sign-in', () => {
  const ADA = 'user:default/ada';
  const NOW = new Date('2100-01-01T12:00:00.500Z');
  const config = mockServices.rootConfig();
  const givenAt = (time: string) => ({
    user: ADA,
    endsAt: new Date(Date.parse(`2100-01-01T${time}Z`) + 3_600_000),
  });

  it('is every one until now, and not the next one', async () => {
    const db = await databases.init(databaseId);
    const { ended } = await start(db);
    await new SignIns({ config, db, ended }).end(ADA, NOW);
    expect(ended.has(givenAt('11:15:00'))).toBe(true);
    expect(ended.has(givenAt('11:59:59'))).toBe(true);
    expect(ended.has(givenAt('12:00:00'))).toBe(false);
    expect(ended.has({ ...givenAt('11:15:00'), user: 'user:default/jo' })).toBe(
      false,
    );
  });

  it('is known to every other backend, and after a restart, until its token ends', async () => {
    const db = await databases.init(databaseId);
    const here = await start(db);
    await new SignIns({ config, db, ended: here.ended }).end(ADA, NOW);

    const there = createEndedSignIns();
    await new SignIns({ config, db, ended: there }).learn(NOW);
    expect(there.has(givenAt('11:15:00'))).toBe(true);

    const later = createEndedSignIns();
    const afterAll = new Date('2100-01-01T13:00:00Z');
    await new SignIns({ config, db, ended: later }).learn(afterAll);
    expect(later.has(givenAt('11:15:00'))).toBe(false);
  });

  it('is that of the person who asks', async () => {
    const portal = await start(await databases.init(databaseId));
    const { body } = await request(portal.server)
      .post('/api/rosetta/v1/sign-out')
      .set('authorization', as('ada'))
      .expect(200);
    expect(body.user).toBe(ADA);
    const endsAt = new Date(body.endsAt);
    expect(portal.ended.has({ user: ADA, endsAt })).toBe(true);
    await request(portal.server)
      .post('/api/rosetta/v1/sign-out')
      .set('authorization', mockCredentials.none.header())
      .expect(401);
  });
});
