import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change } from '@rosetta/contracts/ref';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('reverting a change request', () => {
  let client: TestClient;
  beforeEach(async () => {
    const db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply([
      ...SHOP,
      { op: 'create', kind: 'group', id: 'team-pay', set: {} },
      { ...pivot('arn:1'), id: 'p' } as Change,
    ]);
    await client.apply([
      {
        op: 'update',
        kind: 'application',
        id: 'app-shop',
        set: { group: 'team-pay', description: 'Later' },
        effectiveFrom: '2026-06-01',
      },
    ]);
  });

  const revert = (id: string, as = 'colleague') =>
    client.post(`/v1/change-requests/${id}/revert`, { reason: 'Wrong' }, as);
  const revertAndApply = async (id: string) => {
    const { body } = await revert(id).expect(201);
    const path = `/v1/change-requests/${body.id}`;
    await client.post(`${path}/submit`, {}, 'colleague').expect(200);
    const applied = await client.approve(body.id).expect(200);
    expect(applied.body.state).toBe('applied');
  };
  /** All there is at any time, without how often it was changed. */
  const everything = async () => {
    const lists = await Promise.all(
      ['applications', 'groups', 'pivots'].map(async list => {
        const { body } = await client.get(`/v1/${list}?validAt=any`);
        return body.items.map(({ version: _, ...item }: object & { version: number }) => item); // prettier-ignore
      }),
    );
    return lists;
  };

  it.each<[string, Change[]]>([
    [
      'an update of all time',
      [
        {
          op: 'update',
          kind: 'application',
          id: 'app-shop',
          set: { name: 'Store', criticality: 'high', description: null },
        },
      ],
    ],
    [
      'an update from a date on, with another end',
      [
        {
          op: 'update',
          kind: 'application',
          id: 'app-shop',
          set: { description: 'Other', validTo: '2027-01-01' },
          effectiveFrom: '2026-06-01',
        },
      ],
    ],
    [
      'a creation',
      [
        {
          op: 'create',
          kind: 'application',
          set: { name: 'Pay', group: GROUP },
        },
        pivot('arn:2', { application: 'app-pay', validFrom: '2026-01-01' }),
      ],
    ],
    [
      'an end in the past',
      [
        { op: 'delete', kind: 'pivot', id: 'p', effectiveFrom: '2026-03-01' },
        {
          op: 'delete',
          kind: 'application',
          id: 'app-shop',
          effectiveFrom: '2026-03-01',
        },
      ],
    ],
  ])('brings back what was before %s', async (_, changes) => {
    const before = await everything();
    const { id } = await client.apply(changes);
    expect(await everything()).not.toEqual(before);
    await revertAndApply(id);
    expect(await everything()).toEqual(before);
  });

  it('drafts it for the caller, with a link to what it undoes', async () => {
    const { id } = await client.apply([
      { op: 'delete', kind: 'pivot', id: 'p' },
    ]);
    const { body, headers } = await revert(id).expect(201);
    expect(headers.location).toBe(`/v1/change-requests/${body.id}`);
    expect(body).toMatchObject({
      state: 'draft',
      title: 'Undo: A change',
      reason: 'Wrong',
      author: 'user:default/colleague',
      reverts: id,
      changes: [{ op: 'update', kind: 'pivot', set: { validTo: null } }],
    });
  });

  it('leaves what others have changed since', async () => {
    const update = (set: object): Change => ({
      op: 'update',
      kind: 'application',
      id: 'app-shop',
      set,
    });
    const { id } = await client.apply([update({ name: 'Store' })]);
    await client.apply([update({ criticality: 'high' })]);
    await revertAndApply(id);
    const { body } = await client.get('/v1/applications/app-shop');
    expect(body).toMatchObject({ name: 'Shop', criticality: 'high' });
  });

  it('brings back what had ended and begun again in its runs', async () => {
    const segment = (validFrom: string, validTo: string | null): Change => ({
      op: 'create',
      kind: 'application',
      id: 'app-twice',
      set: { name: `Since ${validFrom}`, group: GROUP, validFrom, validTo },
    });
    await client.apply([
      segment('2025-01-01', '2025-06-01'),
      segment('2026-01-01', null),
      {
        op: 'update',
        kind: 'application',
        id: 'app-twice',
        set: { description: 'Later' },
        effectiveFrom: '2026-03-01',
      },
    ]);
    const before = await everything();
    const { id } = await client.apply([
      {
        op: 'delete',
        kind: 'application',
        id: 'app-twice',
        effectiveFrom: null,
      },
    ]);
    await revertAndApply(id);
    expect(await everything()).toEqual(before);
    const ended = await client.apply([
      {
        op: 'delete',
        kind: 'application',
        id: 'app-twice',
        effectiveFrom: '2025-03-01',
      },
    ]);
    const { body } = await revert(ended.id).expect(409);
    expect(body.error.message).toMatch(/validity has gaps/);
  });

  it('refuses to set back a field that others have changed since, or what they have removed', async () => {
    const update = (set: object): Change => ({
      op: 'update',
      kind: 'application',
      id: 'app-shop',
      set,
    });
    const { id } = await client.apply([update({ name: 'Store' })]);
    await client.apply([update({ name: 'Theirs' })]);
    const changed = await revert(id).expect(409);
    expect(changed.body.error.message).toBe(
      'app-shop cannot be set back: others have changed its name since',
    );
    await client.apply([
      { op: 'delete', kind: 'pivot', id: 'p', effectiveFrom: null },
      {
        op: 'delete',
        kind: 'application',
        id: 'app-shop',
        effectiveFrom: null,
      },
    ]);
    const removed = await revert(id).expect(409);
    expect(removed.body.error.message).toMatch(/others have removed it since/);
  });

  it('returns 409 for one that is not applied, has nothing left to undo, or is built upon', async () => {
    const draft = await client.draft([pivot('arn:2')]);
    await revert(draft.body.id).expect(409);
    const { id } = await client.apply([
      {
        op: 'create',
        kind: 'application',
        set: { name: 'Pay', group: GROUP },
      },
    ]);
    await client.apply([
      { ...pivot('arn:3', { application: 'app-pay' }), id: 'q' } as Change,
    ]);
    const built = await revert(id).expect(409);
    expect(built.body.error.message).toMatch(/cannot be undone: .*referenced by pivot q/); // prettier-ignore
    await client.apply([
      { op: 'delete', kind: 'pivot', id: 'q', effectiveFrom: null },
      { op: 'delete', kind: 'application', id: 'app-pay', effectiveFrom: null },
    ]);
    const nothing = await revert(id).expect(409);
    expect(nothing.body.error.message).toMatch(/^Nothing that cr-\d+ changed is left/); // prettier-ignore
  });

  it('returns 400 without a reason, 403 without a role, and 401 without identity', async () => {
    const post = (body: object, as: string) =>
      client.post('/v1/change-requests/cr-1/revert', body, as);
    const { body } = await post({}, 'engineer').expect(400);
    expect(body.error.message).toMatch(/body\.reason/);
    await post({ reason: 'x' }, 'visitor').expect(403);
    await post({ reason: 'x' }, 'stranger').expect(401);
  });
});
