import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const app = (set: object, id?: string) => ({
  op: 'create',
  kind: 'application',
  ...(id && { id }),
  set: { name: 'Pay', group: GROUP, ...set },
});
const group = (id: string, set: object = {}) => ({
  op: 'create',
  kind: 'group',
  id,
  set,
});
const update = (kind: string, id: string, set: object, more = {}) => ({
  op: 'update',
  kind,
  id,
  set,
  ...more,
});
const remove = (kind: string, id: string) => ({ op: 'delete', kind, id });

describe('a draft', () => {
  let db: Knex;
  let client: TestClient;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply([
      ...SHOP,
      {
        ...pivot('arn:taken', { validTo: '2036-07-01' }),
        id: 'taken',
      } as Change,
      {
        op: 'create',
        kind: 'relation',
        id: 'rel',
        set: { from: 'app-shop', type: 'replaces', to: 'app-shop' },
      },
      { op: 'create', kind: 'group', id: 'below', set: { parent: GROUP } },
    ]);
  });

  it.each<[string, unknown[], string | RegExp]>([
    [
      'a group that is not there',
      [app({ group: 'team-none' })],
      'changes[0].set.group: there is no group team-none',
    ],
    [
      'an end of a relation that is not there',
      [
        {
          op: 'create',
          kind: 'relation',
          set: { from: 'app-shop', type: 'depends-on', to: 'app-none' },
        },
      ],
      'changes[0].set.to: there is no application app-none',
    ],
    [
      'a pivot of an application that is not there',
      [app({}), pivot('arn:1', { application: 'app-none' })],
      'changes[1].set.application: there is no application app-none',
    ],
    [
      'a pivot value of the wrong form',
      [
        group('a'),
        group('b'),
        group('c'),
        {
          op: 'create',
          kind: 'pivot',
          set: { application: 'app-shop', type: 'gitlab:project', value: 'x' },
        },
      ],
      'changes[3].set.value: must look like group/subgroup/project',
    ],
    [
      'a value that belongs to somebody at that time',
      [pivot('arn:taken', { validFrom: '2036-06-30' })],
      /changes\[0\]\.set\.value: focus:resource arn:taken belongs to app-shop at that time \(pivot taken\)/,
    ],
    [
      'a value twice in one request',
      [pivot('arn:2'), { ...pivot('arn:2'), id: 'second' }],
      /changes\[1\]\.set\.value: .* belongs to app-shop/,
    ],
    [
      'a type that makes a value somebody else’s',
      [
        {
          op: 'create',
          kind: 'pivot',
          id: 'p',
          set: {
            application: 'app-shop',
            type: 'focus:subaccount',
            value: 'arn:taken',
          },
        },
        update('pivot', 'p', { type: 'focus:resource' }),
      ],
      /changes\[1\]\.set\.value: .*\(pivot taken\)/,
    ],
    [
      'the same id twice',
      [app({}, 'app-x'), app({}, 'app-x')],
      'changes[1].id: app-x already exists',
    ],
    ['an id that is taken', [group(GROUP)], 'already exists'],
    [
      'names that make the same id',
      [app({ name: 'Épicerie du Cœur' }), app({ name: 'epicerie du coeur' })],
      'changes[1].id: app-epicerie-du-coeur already exists',
    ],
    [
      'a name no id can be derived from',
      [app({ name: '日本' })],
      'changes[0].id: no id can be derived',
    ],
    [
      'an update of what is not there',
      [update('application', 'app-none', { name: 'x' })],
      'changes[0].id: app-none does not exist',
    ],
    [
      'a delete of what is not there',
      [remove('pivot', 'none')],
      'changes[0].id: none does not exist',
    ],
    [
      'an update of what it deletes',
      [remove('pivot', 'taken'), update('pivot', 'taken', { value: 'x' })],
      'changes[1].id: taken does not exist',
    ],
    [
      'a delete of a group that owns applications',
      [remove('group', GROUP)],
      /changes\[0\]\.id: team-shop is referenced by .*application app-shop/,
    ],
    [
      'a delete of an application with pivots and relations',
      [remove('application', 'app-shop')],
      /referenced by .*(relation rel.*pivot taken|pivot taken.*relation rel)/,
    ],
    [
      'a group above itself',
      [update('group', GROUP, { parent: 'below' })],
      'changes[0].set.parent: team-shop would be its own ancestor',
    ],
    [
      'a circle of new groups',
      [group('one', { parent: 'two' }), group('two', { parent: 'one' })],
      'would be its own ancestor',
    ],
    [
      'a validity that ends before it begins',
      [app({ validFrom: '2026-02-01', validTo: '2026-02-01' })],
      'changes[0].set.validTo: must be after validFrom',
    ],
    [
      'bounds that an update would turn around',
      [update('pivot', 'taken', { validFrom: '2036-07-01' })],
      'changes[0].set.validTo: must be after validFrom',
    ],
    [
      'an effective date after the end',
      [
        update(
          'pivot',
          'taken',
          { source: 'x' },
          { effectiveFrom: '2036-08-01' },
        ),
      ],
      'changes[0].effectiveFrom: taken is no longer valid at that time',
    ],
    [
      'an effective date with another beginning',
      [
        update(
          'application',
          'app-shop',
          { validFrom: '2026-01-01' },
          { effectiveFrom: '2026-01-01' },
        ),
      ],
      'changes[0].set.validFrom: cannot be combined with effectiveFrom',
    ],
    ['an unknown field', [app({ owner: 'me' })], /changes.*"owner"/],
    ['an unknown kind', [{ op: 'create', kind: 'team', set: {} }], /kind/],
    ['a field of the wrong type', [app({ criticality: 7 })], /criticality/],
    ['a bad date', [app({ validFrom: '2026-02-30' })], /validFrom.*ISO 8601/],
    [
      'a confidence above one',
      [update('pivot', 'taken', { confidence: 2 })],
      /confidence/,
    ],
    ['no changes', [], /changes/],
  ])('rejects %s and names it', async (_, changes, message) => {
    const { status, body } = await client.draft(changes);
    expect({ status, name: body.error?.name }).toEqual({
      status: 400,
      name: 'InputError',
    });
    expect(body.error.message).toMatch(message);
  });

  it.each<[string, unknown[]]>([
    ['a beginning before there were years', [app({ validFrom: '0000-01-01' })]],
    ['NUL in a name', [app({ name: 'a\0b' })]],
    ['half a character', [app({ name: 'a\ud800' })]],
    ['a prototype for a kind', [{ op: 'create', kind: '__proto__', set: {} }]],
    ['a prototype for an id', [update('group', '__proto__', {})]],
    ['a constructor for a field', [app({ constructor: 'x' })]],
    ['an endless number', [update('pivot', 'taken', { confidence: 1e308 })]],
    ['no object', ['change', null, 7]],
  ])('returns 400 for %s', async (_, changes) => {
    expect((await client.draft(changes)).status).toBe(400);
  });

  it('returns 400 for JSON nested a hundred thousand levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { status } = await client
      .post('/v1/change-requests')
      .type('json')
      .send(`{"title":"x","reason":"x","changes":${deep}}`);
    expect(status).toBe(400);
  });

  it('names a problem for programs by its place, its code and its values', async () => {
    const { body } = await client.draft([app({ group: 'team-none' })]);
    const path = ['changes', 0, 'set', 'group'];
    const values = { kind: 'group', id: 'team-none' };
    expect(body.error.problems).toMatchObject([
      { in: 'body', path, code: 'unknown-reference', values },
    ]);
  });

  it('names many problems, and how many more there are', async () => {
    const { body } = await client.draft(
      Array.from({ length: 30 }, (_, n) => remove('pivot', `none-${n}`)),
    );
    expect(body.error.message).toMatch(/changes\[19\].*; and 10 more$/);
  });

  it('accepts any text that the database can store', async () => {
    const name =
      `Robert'); drop table ref_pivot; -- "é" 日本 {"a":[1]} \\ \t`.trim();
    await client.apply([
      app({ name, attributes: { [name]: name } }, 'app-robert') as Change,
      pivot(`key=${name}`.repeat(20), { application: 'app-robert' }),
    ]);
    const { body } = await client.get('/v1/applications/app-robert');
    expect(body).toMatchObject({ name, attributes: { [name]: name } });
  });

  it('can move a value between entities from a day on', async () => {
    await client.apply([app({}, 'app-a'), app({}, 'app-b')] as Change[]);
    const begins = (id: string, application: string, validFrom?: string) =>
      ({ ...pivot('arn:m', { application, validFrom }), id } as Change);
    await client.apply([begins('m', 'app-a')]);
    const day = '2026-05-01';
    await client.apply([
      begins('m2', 'app-b', day),
      { op: 'delete', kind: 'pivot', id: 'm', effectiveFrom: day },
    ]);
    const { body } = await client.get('/v1/pivots?value=arn:m').expect(200);
    expect(body.items).toMatchObject([{ id: 'm2', application: 'app-b' }]);
  });

  it('can refer to an entity that it creates, by the id derived from its name', async () => {
    const { changes } = await client.apply([
      { op: 'create', kind: 'group', set: { name: 'Équipe Crème' } },
      {
        op: 'create',
        kind: 'application',
        set: { name: 'Order Desk 2', group: 'equipe-creme' },
      },
      pivot('arn:desk', { application: 'app-order-desk-2' }),
      {
        op: 'create',
        kind: 'relation',
        set: { from: 'app-order-desk-2', type: 'depends-on', to: 'app-shop' },
      },
    ]);
    expect(changes.map(({ id }) => id)).toEqual([
      'equipe-creme',
      'app-order-desk-2',
      expect.stringMatching(/^pivot-focus-resource-arn-desk-[0-9a-f]{8}$/),
      'app-order-desk-2.depends-on.app-shop',
    ]);
  });
});
