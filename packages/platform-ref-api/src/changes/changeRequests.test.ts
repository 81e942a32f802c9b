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

describe('a change request', () => {
  let db: Knex;
  let client: TestClient;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply(SHOP);
  });

  const rename = (name: string): Change => ({
    op: 'update',
    kind: 'application',
    id: 'app-shop',
    set: { name },
  });
  const act = (id: string, verb: string, as?: string, body = {}) =>
    client.post(`/v1/change-requests/${id}/${verb}`, body, as);
  const shopNow = async () =>
    (await client.get('/v1/applications/app-shop').expect(200)).body;

  it('is applied when a second person has approved it, and changes nothing before', async () => {
    const draft = await client.draft([rename('Store')]).expect(201);
    expect(draft.headers.location).toBe(`/v1/change-requests/${draft.body.id}`);
    expect(draft.body).toMatchObject({
      state: 'draft',
      author: 'user:default/engineer',
      changeCount: 1,
      submittedAt: null,
      version: null,
    });
    const submitted = await act(draft.body.id, 'submit').expect(200);
    expect(submitted.body).toMatchObject({ state: 'submitted' });
    expect(await shopNow()).toMatchObject({ name: 'Shop', version: 1 });

    const comment = 'Looks right';
    const approved = await act(draft.body.id, 'approve', 'referentiel-admin', {
      comment,
    }).expect(200);
    expect(approved.body).toMatchObject({
      state: 'applied',
      decidedBy: 'user:default/referentiel-admin',
      version: 2,
      comments: [{ by: 'user:default/referentiel-admin', comment }],
    });
    expect(await shopNow()).toMatchObject({ name: 'Store', version: 2 });
  });

  it('lets only its author edit, submit and withdraw it', async () => {
    const { body } = await client.draft([rename('Store')]);
    const path = `/v1/change-requests/${body.id}`;
    const byColleague = [
      await client.patch(path, { title: 'Mine' }, 'colleague'),
      await act(body.id, 'submit', 'colleague'),
      await act(body.id, 'withdraw', 'colleague'),
    ];
    expect(byColleague.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await act(body.id, 'withdraw')).body.state).toBe('withdrawn');
  });

  it('lets only an administrator of the référentiel reject it', async () => {
    const id = await client.submitted([rename('Store')]);
    await act(id, 'reject', 'colleague').expect(403);
    const { body } = await act(id, 'reject', 'referentiel-admin').expect(200);
    expect(body.state).toBe('rejected');
  });

  it('returns to draft when edited, and loses its decision', async () => {
    const id = await client.submitted([rename('Store')]);
    const { body } = await client
      .patch(`/v1/change-requests/${id}`, { changes: [rename('Market')] })
      .expect(200);
    expect(body).toMatchObject({
      state: 'draft',
      submittedAt: null,
      changes: [{ set: { name: 'Market' } }],
    });
    await client.approve(id, 'referentiel-admin', 2).expect(409);
  });

  it.each([
    ['draft', 'approve'],
    ['draft', 'reject'],
    ['submitted', 'submit'],
    ['applied', 'approve'],
    ['applied', 'withdraw'],
    ['applied', 'edit'],
    ['withdrawn', 'submit'],
  ])('returns 409 when it is %s and the action is %s', async (state, verb) => {
    const { body } = await client.draft([rename('Store')]);
    const { id } = body;
    if (state !== 'draft' && state !== 'withdrawn') await act(id, 'submit');
    if (state === 'applied') await client.approve(id);
    if (state === 'withdrawn') await act(id, 'withdraw');
    const answer =
      verb === 'edit'
        ? await client.patch(`/v1/change-requests/${id}`, { title: 'New' })
        : await act(
            id,
            verb,
            verb === 'approve' || verb === 'reject'
              ? 'referentiel-admin'
              : 'engineer',
          );
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toContain(`${id} is ${state}`);
  });

  describe('when its base has changed', () => {
    it('ends in conflict, with base, current and proposed values, and changes nothing', async () => {
      const id = await client.submitted([
        pivot('arn:never'),
        {
          op: 'update',
          kind: 'application',
          id: 'app-shop',
          set: { name: 'Store' },
        },
      ]);
      await client.apply([rename('Market')]);
      const { body } = await client.approve(id).expect(200);
      expect(body).toMatchObject({
        state: 'conflict',
        version: null,
        conflicts: [
          {
            change: 1,
            kind: 'application',
            id: 'app-shop',
            field: 'name',
            base: 'Shop',
            current: 'Market',
            proposed: 'Store',
          },
        ],
      });
      expect(await shopNow()).toMatchObject({ name: 'Market' });
      const pivots = await client.get('/v1/pivots');
      expect(pivots.body).toMatchObject({ items: [], version: 2 });
    });

    it('ends in conflict also when another field was changed', async () => {
      const id = await client.submitted([rename('Store')]);
      await client.apply([
        {
          op: 'update',
          kind: 'application',
          id: 'app-shop',
          set: { description: 'Sells' },
        },
      ]);
      expect((await client.approve(id)).body.conflicts).toMatchObject([
        { field: 'description', base: null, current: 'Sells' },
      ]);
    });

    it.each<[string, Change[], Change[], object]>([
      [
        'the target is gone',
        [rename('Store')],
        [{ op: 'delete', kind: 'application', id: 'app-shop' }],
        { field: 'id', base: 'app-shop', current: null },
      ],
      [
        'the id is taken',
        [{ op: 'create', kind: 'group', id: 'team-x', set: {} }],
        [{ op: 'create', kind: 'group', id: 'team-x', set: {} }],
        { field: 'id', base: null, current: 'team-x', proposed: 'team-x' },
      ],
      [
        'the pivot value is taken',
        [pivot('arn:1')],
        [{ ...pivot('arn:1'), id: 'first' } as Change],
        {
          field: 'value',
          current: { pivot: 'first', application: 'app-shop' },
          proposed: 'arn:1',
        },
      ],
      [
        'what it refers to is gone',
        [pivot('arn:1')],
        [{ op: 'delete', kind: 'application', id: 'app-shop' }],
        { field: 'application', current: null, proposed: 'app-shop' },
      ],
      [
        'what is to go is referred to meanwhile',
        [{ op: 'delete', kind: 'application', id: 'app-shop' }],
        [{ ...pivot('arn:1'), id: 'first' } as Change],
        {
          field: 'id',
          base: 'app-shop',
          current: ['pivot first'],
          proposed: null,
        },
      ],
    ])('ends in conflict when %s', async (_, mine, theirs, conflict) => {
      const id = await client.submitted(mine);
      await client.apply(theirs);
      const { body } = await client.approve(id).expect(200);
      expect(body).toMatchObject({ state: 'conflict', conflicts: [conflict] });
    });

    it('can be applied after its changes were edited', async () => {
      const id = await client.submitted([rename('Store')]);
      await client.apply([rename('Market')]);
      await client.approve(id);
      const path = `/v1/change-requests/${id}`;
      const edited = await client.patch(path, { changes: [rename('Store')] });
      expect(edited.body.conflicts).toBeUndefined();
      await act(id, 'submit').expect(200);
      expect((await client.approve(id)).body.state).toBe('applied');
    });
  });

  it('accepts comments by anybody who may draft', async () => {
    const { body } = await client.draft([rename('Store')]);
    const commented = await act(body.id, 'comments', 'colleague', {
      comment: 'Why?',
    }).expect(201);
    expect(commented.body.comments).toMatchObject([
      { by: 'user:default/colleague', comment: 'Why?' },
    ]);
  });

  it('returns 400 for a member who would never match, and keeps those of earlier releases', async () => {
    const update = (set: object): Change[] => [
      { op: 'update', kind: 'group', id: GROUP, set },
    ];
    const { status, body } = await client.draft(
      update({ members: ['user:default/jane', 'User:Default/Engineer'] }),
    );
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'body.changes[0].set.members[1]: must be a person, user:namespace/name in lower case, such as user:default/jane',
    );
    await db('ref_group')
      .where({ id: GROUP })
      .update({ members: ['engineer'] });
    await client.apply(update({ name: 'Shop team' }));
    expect((await client.get(`/v1/groups`)).body.items).toContainEqual(
      expect.objectContaining({ name: 'Shop team', members: ['engineer'] }),
    );
  });

  it('is listed newest first, by state and by author, page by page', async () => {
    const mine = await client.draft([rename('Store')]);
    await client.draft([rename('Market')], 'colleague');
    const list = (query: string) =>
      client.get(`/v1/change-requests?${query}`).expect(200);
    const drafts = await list('state=draft&mine=true');
    expect(drafts.body.items).toMatchObject([{ id: mine.body.id }]);
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.body.nextCursor}`);
    const ids = [...first.body.items, ...second.body.items].map(
      ({ id }: { id: string }) => id,
    );
    expect(ids).toEqual(['cr-3', 'cr-2', 'cr-1']);
    expect(second.body.nextCursor).toBeUndefined();
  });
});
