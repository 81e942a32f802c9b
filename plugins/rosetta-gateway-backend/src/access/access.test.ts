import { TestDatabases } from '@rosetta/test-kit/databases';
import { ACTION_NAMES } from '@rosetta/contracts/access';
import { Me, Person, PersonAccess } from '@rosetta/contracts/portal';
import { SignInEvent } from '@rosetta/plugin-rosetta-node';
import { Knex } from 'knex';
import request from 'supertest';
import {
  AccessPortal,
  DENY,
  as,
  startAccessPortal,
} from '../__testUtils__/startAccessPortal';
import { ReaderLanguages } from '../notices/ReaderLanguages';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

describe('the access routes', () => {
  let knex: Knex;
  let portal: AccessPortal;
  beforeAll(async () => {
    knex = await databases.init(databaseId);
    portal = await startAccessPortal(knex);
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

  it('answer the groups of the last sign-in of a person, with the source of each', async () => {
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

  it('answer the groups of the catalog for a person who never signed in', async () => {
    const { body } = await get('people/john').expect(200);
    expect(PersonAccess.parse(body)).toMatchObject({
      signedInAt: null,
      groups: [{ group: 'group:default/admins', from: ['catalog'] }],
      roles: [{ role: 'Rosetta_Admin' }],
    });
    await get('people/nobody').expect(404);
  });

  it('answer to the caller which roles there are and the contact', async () => {
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

  it.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['fr;q=0.5,en', 'en'],
    ['de,fr;q=0.5', 'fr'],
    ['de', 'fr'],
    ['', 'fr'],
  ])(
    'store the language of the page of a person who accepts "%s": %s',
    async (accepted, language) => {
      const languages = new ReaderLanguages(knex);
      await languages.remember('user:default/reader', 'fr');
      await get('me', 'reader').set('accept-language', accepted).expect(200);
      expect(await languages.of('user:default/reader')).toBe(language);
    },
  );

  it('find people in the catalog and among those who signed in', async () => {
    await signIn({ user: 'user:default/doerte', groups: [] });
    const find = async (query: object) =>
      (await get('people').query(query).expect(200)).body;
    const { items } = await find({ query: 'do' });
    expect(items.map(({ user }: { user: string }) => user)).toEqual([
      'user:default/jane',
      'user:default/doerte',
    ]);
    expect(items[0].displayName).toBe('Jane Doe');
    expect(await find({ query: '%' })).toEqual({ items: [] });
  });

  it('return each person once over all pages', async () => {
    for (const name of ['aaron', 'jane', 'zoe'])
      await signIn({ user: `user:default/${name}`, groups: [] });
    const all = await get('people').expect(200);
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await get('people').query({ limit, cursor }).expect(200);
        expect(page.body.items.length).toBeLessThanOrEqual(limit);
        seen.push(...page.body.items.map(({ user }: Person) => user));
        cursor = page.body.nextCursor;
      } while (cursor);
      expect(seen).toEqual(all.body.items.map(({ user }: Person) => user));
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(
        expect.arrayContaining(['user:default/aaron', 'user:default/zoe']),
      );
    }
  });

  it('refuse a cursor of another search text', async () => {
    const { body } = await get('people').query({ limit: 1 }).expect(200);
    const cursor = body.nextCursor;
    const nul = Buffer.from('{"text":"","after":"\\u0000"}');
    for (const query of [
      { cursor, query: 'ja' },
      { cursor: 'mine' },
      { cursor: nul.toString('base64url') },
    ])
      expect((await get('people').query(query).expect(400)).body.error).toEqual(
        {
          name: 'InputError',
          message: 'cursor: is not a cursor of this list',
        },
      );
  });

  it.each([
    ['me?wrong=1', /query: .*"wrong"/s],
    ['roles?wrong=1', /query: .*"wrong"/s],
    ['people/jane?wrong=1', /query: .*"wrong"/s],
    ['people?wrong=1', /query: .*"wrong"/s],
    ['people?query=a%00b', /query\.query: .*NUL/],
    ['people?query=%00', /query\.query: .*NUL/],
    ['people/%00', /path\.name: .*NUL/],
    ['people?query[a]=b', /query\.query: must be text/],
    ['people?limit=x', /query\.limit: must be a number$/],
    ['me?x[toString]=1', /query: unknown "x"$/],
    ['people/ja%00ne', /path\.name: .*NUL/],
  ])('refuse undeclared input by name: %s', async (path, problem) => {
    const { body } = await get(path).expect(400);
    expect(body.error.message).toMatch(problem);
  });

  it.each([
    ['an unknown field', { x: { toString: 1 } }, 'body: unknown "x"'],
    [
      'nesting without end',
      `{"x":${'['.repeat(40_000)}${']'.repeat(40_000)}}`,
      'body: nested too deeply',
    ],
  ])('refuse a body with %s by name', async (_what, sent, problem) => {
    const { body } = await request(portal.server)
      .post('/api/rosetta/v1/sign-out')
      .set('authorization', as('jane'))
      .type('json')
      .send(sent)
      .expect(400);
    expect(body.error).toMatchObject({ name: 'InputError', message: problem });
  });

  it('answer the role × action table and everything that grants each role', async () => {
    const { body } = await get('roles').expect(200);
    expect(body.actions).toHaveLength(ACTION_NAMES.length);
    expect(body.roles.at(-1)).toEqual({
      role: 'Rosetta_Admin',
      by: [
        { directory: 'rosetta.roles', of: 'group:default/admins' },
        { directory: 'rosetta.roles', of: 'user:default/boss' },
      ],
    });
  });

  it.each(['people', 'people/jane', 'roles'])(
    'refuse %s without the role for it',
    async path => {
      const closed = await startAccessPortal(
        await databases.init(databaseId),
        DENY,
      );
      const { body } = await get(path, 'jane', closed).expect(403);
      expect(body.error.message).toMatch(
        /^roles\.read-others needs one of the roles Rosetta_Admin/,
      );
      await get('me', 'jane', closed).expect(200);
    },
  );
});
