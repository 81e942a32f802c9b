import { AuthenticationError } from '@backstage/errors';
import { Action, Role, rolesMay } from '@rosetta/contracts/access';
import { Change, ChangeRequest } from '@rosetta/contracts/ref';
import { Caller, createLogger, migrate } from '@rosetta/service-kit';
import { RAISED_LIMITS, testAudit } from '@rosetta/service-kit/testUtils';
import { Express } from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import {
  PlatformRefAppOptions,
  createPlatformRefApp,
} from '../createPlatformRefApp';
import { REF_MIGRATIONS } from '../migrate';
import { SourceClients } from '../sources/queryService';

const PEOPLE: Record<string, Role[]> = {
  engineer: ['Rosetta_User'],
  colleague: ['Rosetta_User'],
  payer: ['Rosetta_User'],
  connector: ['Rosetta_User'],
  'referentiel-admin': ['Rosetta_Referentiel_Admin'],
  'platform-admin': ['Rosetta_Admin'],
  visitor: [],
};

/** Machines are given single actions. */
const MACHINES: Record<string, Action[]> = { reader: ['ref.read'] };

const createMachine = (name: string): Caller => ({
  subject: name,
  kind: 'machine',
  roles: [],
  groups: [],
  expiresAt: new Date(Date.now() + 60_000),
  may: action => MACHINES[name].includes(action),
});

export const createCaller = (name: string): Caller => {
  if (name in MACHINES) return createMachine(name);
  const roles = PEOPLE[name];
  if (!roles) throw new AuthenticationError('The token is not valid here');
  return {
    subject: name === 'connector' ? name : `user:default/${name}`,
    kind: name === 'connector' ? 'machine' : 'user',
    roles,
    groups: [],
    expiresAt: new Date(Date.now() + 60_000),
    may: (action: Action) => rolesMay(roles, action),
  };
};

/** The service on its own database. The token is the name of the caller. */
export const createTestApp = async (
  db: Knex,
  sources?: SourceClients,
  more: Pick<PlatformRefAppOptions, 'referentiel' | 'live'> = {},
): Promise<Express> => {
  await migrate(db, REF_MIGRATIONS);
  return createPlatformRefApp(db, {
    version: '0.0.0',
    logger: createLogger({ service: 'platform-ref-api', level: 'silent' }),
    identity: { verify: async token => createCaller(token) },
    limits: RAISED_LIMITS,
    sources,
    audit: testAudit(),
    ...more,
  });
};

/** Sends the requests that tests have in common. */
export class TestClient {
  readonly #app: Express;

  constructor(app: Express) {
    this.#app = app;
  }

  get(path: string, as = 'engineer') {
    return request(this.#app).get(path).auth(as, { type: 'bearer' });
  }

  /** @param revision - what its caller has seen of the request */
  post(path: string, body?: object, as = 'engineer', revision = 1) {
    return request(this.#app)
      .post(path)
      .auth(as, { type: 'bearer' })
      .set('if-match', `"${revision}"`)
      .send(body);
  }

  patch(path: string, body: object, as = 'engineer') {
    return request(this.#app)
      .patch(path)
      .auth(as, { type: 'bearer' })
      .send(body);
  }

  draft(changes: unknown[], as = 'engineer') {
    const body = { title: 'A change', reason: 'Because', changes };
    return this.post('/v1/change-requests', body, as);
  }

  /** Drafts and submits a request. */
  async submitted(changes: Change[], as = 'engineer'): Promise<string> {
    const { body } = await this.draft(changes, as).expect(201);
    await this.post(`/v1/change-requests/${body.id}/submit`, {}, as).expect(
      200,
    );
    return body.id;
  }

  approve(id: string, as = 'referentiel-admin', revision = 1) {
    return this.post(`/v1/change-requests/${id}/approve`, {}, as, revision);
  }

  /** Drafts, submits and approves a request, by two people. */
  async apply(changes: Change[]): Promise<ChangeRequest> {
    const { body } = await this.approve(await this.submitted(changes)).expect(
      200,
    );
    if (body.state !== 'applied') throw new Error(JSON.stringify(body));
    return body;
  }
}

export const GROUP = 'team-shop';

/** A group with the engineer in it, and an application of that group. */
export const SHOP: Change[] = [
  {
    op: 'create',
    kind: 'group',
    id: GROUP,
    set: { name: 'Shop', members: ['user:default/colleague'] },
  },
  {
    op: 'create',
    kind: 'application',
    id: 'app-shop',
    set: { name: 'Shop', group: GROUP },
  },
];

export const pivot = (
  value: string,
  set: { application?: string; validFrom?: string; validTo?: string } = {},
): Change => ({
  op: 'create',
  kind: 'pivot',
  set: { application: 'app-shop', type: 'focus:resource', value, ...set },
});
