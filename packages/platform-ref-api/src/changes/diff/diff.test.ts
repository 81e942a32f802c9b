import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change, ChangeRequestDiff } from '@rosetta/contracts/ref';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('the diff of a change request', () => {
  let client: TestClient;
  let app = 0;
  let id: string;
  beforeAll(async () => {
    const db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply([
      ...SHOP,
      { op: 'create', kind: 'group', id: 'team-pay', set: { name: 'Pay' } },
    ]);
  });
  /** An application that no other test changes. */
  beforeEach(async () => {
    app += 1;
    id = `app-${app}`;
    await client.apply([
      {
        op: 'create',
        kind: 'application',
        id,
        set: { name: 'Old', group: GROUP },
      },
    ]);
  });

  const update = (set: object, effectiveFrom?: string) =>
    ({
      op: 'update',
      kind: 'application',
      id,
      set,
      ...(effectiveFrom && { effectiveFrom }),
    } as Change);
  const diffOf = async (request: string): Promise<ChangeRequestDiff> =>
    (await client.get(`/v1/change-requests/${request}/diff`).expect(200)).body;

  it('shows each field before and after, from when on, with the names of what it names', async () => {
    const request = await client.submitted([
      update({ group: 'team-pay' }, '2027-01-01'),
      update({ description: 'Sells' }),
    ]);
    expect(await diffOf(request)).toMatchObject({
      id: request,
      revision: 1,
      stale: false,
      total: 1,
      conflicts: [],
      names: { [GROUP]: 'Shop', 'team-pay': 'Pay' },
      items: [
        {
          kind: 'application',
          id,
          label: 'Old',
          op: 'update',
          baseVersion: 1,
          currentVersion: 1,
          fields: [
            {
              field: 'group',
              from: '2027-01-01T00:00:00.000Z',
              to: null,
              base: GROUP,
              current: GROUP,
              proposed: 'team-pay',
              conflict: false,
            },
            {
              field: 'description',
              from: null,
              to: null,
              base: null,
              current: null,
              proposed: 'Sells',
            },
          ],
        },
      ],
    });
  });

  it('shows an end as a bound, and a creation with all its fields', async () => {
    const { items } = await diffOf(
      await client.submitted([
        {
          op: 'delete',
          kind: 'application',
          id,
          effectiveFrom: '2027-01-01',
        },
        { ...pivot(`arn:${id}`), id: `pivot-${app}` } as Change,
      ]),
    );
    expect(items[0]).toMatchObject({
      op: 'delete',
      fields: [
        {
          field: 'validTo',
          current: null,
          proposed: '2027-01-01T00:00:00.000Z',
        },
      ],
    });
    expect(items[1]).toMatchObject({
      op: 'create',
      label: `focus:resource arn:${id}`,
      baseVersion: 0,
    });
    expect(items[1].fields.map(({ field }) => field)).toEqual([
      'application',
      'type',
      'value',
    ]);
  });

  it('finds conflicts before anything is applied: of fields, of a value, of a cycle, of an end', async () => {
    await client.apply([
      {
        op: 'create',
        kind: 'group',
        id: `above-${app}`,
        set: {},
      },
      { op: 'create', kind: 'group', id: `below-${app}`, set: {} },
    ]);
    const parent = (child: string, to: string): Change => ({
      op: 'update',
      kind: 'group',
      id: `${child}-${app}`,
      set: { parent: `${to}-${app}` },
    });
    const [fields, value, cycle, ends] = [
      await client.submitted([update({ name: 'Mine' })]),
      await client.submitted([pivot(`arn:${id}`)]),
      await client.submitted([parent('above', 'below')]),
      await client.submitted([{ op: 'delete', kind: 'application', id }]),
    ];
    await client.apply([
      update({ name: 'Theirs', description: 'New' }),
      {
        ...pivot(`arn:${id}`, { application: id }),
        id: `theirs-${app}`,
      } as Change,
      parent('below', 'above'),
    ]);
    const conflictsOf = async (request: string) =>
      (await diffOf(request)).conflicts;
    expect(await conflictsOf(value)).toMatchObject([
      {
        field: 'value',
        code: 'value-taken',
        current: { pivot: `theirs-${app}` },
      },
    ]);
    expect(await conflictsOf(cycle)).toMatchObject([
      { field: 'parent', code: 'cycle' },
    ]);
    expect(await conflictsOf(ends)).toMatchObject([
      { field: 'name', code: 'changed', base: 'Old', current: 'Theirs' },
      { field: 'description' },
    ]);
    const diff = await diffOf(fields);
    expect(diff.stale).toBe(true);
    expect(diff.items[0].fields).toMatchObject([
      {
        field: 'name',
        base: 'Old',
        current: 'Theirs',
        proposed: 'Mine',
        conflict: true,
      },
      { field: 'description', base: null, current: 'New', conflict: false },
    ]);
  });

  it('keeps what the author decided about a conflict, and refuses a decision about none', async () => {
    const request = await client.submitted([update({ name: 'Mine' })]);
    await client.apply([update({ name: 'Theirs' })]);
    const path = `/v1/change-requests/${request}`;
    const decide = (field: string) => ({
      changes: [update({ name: 'Mine' })],
      resolutions: [{ kind: 'application', id, field, keep: 'proposed' }],
    });
    const refused = await client.patch(path, decide('group')).expect(400);
    expect(refused.body.error.problems).toMatchObject([{ code: 'no-conflict' }]); // prettier-ignore
    expect(refused.body.error.message).toBe(
      `body.resolutions[0]: group of ${id} is in no conflict; leave it out`,
    );
    const { body } = await client.patch(path, decide('name')).expect(200);
    expect(body).toMatchObject({
      state: 'draft',
      resolutions: [
        {
          field: 'name',
          keep: 'proposed',
          base: 'Old',
          current: 'Theirs',
          proposed: 'Mine',
          by: 'user:default/engineer',
        },
      ],
    });
    expect((await diffOf(request)).conflicts).toEqual([]);
    await client.post(`${path}/submit`).expect(200);
    expect((await client.approve(request)).body.state).toBe('applied');
  });

  it('refuses to keep a request that writes over a conflict nobody decided', async () => {
    const both = update({ name: 'Mine', description: 'Mine' });
    const request = await client.submitted([both]);
    await client.apply([update({ name: 'Theirs', description: 'Theirs' })]);
    const decide = (changes: Change[] | undefined, change = 0) =>
      client.patch(`/v1/change-requests/${request}`, {
        changes,
        resolutions: [
          { change, kind: 'application', id, field: 'name', keep: 'proposed' },
        ],
      });
    const open = await decide(undefined).expect(409);
    expect(open.body.error.message).toMatch(
      `description of application ${id} (changes[0]) is in conflict too: was changed meanwhile`,
    );
    expect((await diffOf(request)).conflicts).toHaveLength(2);
    await decide([both]).expect(409);
    const other = await decide([both], 1).expect(400);
    expect(other.body.error.message).toMatch(/is in no conflict/);
    const { body } = await decide([update({ name: 'Mine' })]).expect(200);
    expect(body.resolutions).toMatchObject([{ change: 0, field: 'name' }]);
  });

  it('of an applied request is what it changed, whatever came later', async () => {
    const { id: request } = await client.apply([update({ name: 'First' })]);
    await client.apply([update({ name: 'Second' })]);
    expect(await diffOf(request)).toMatchObject({
      stale: false,
      conflicts: [],
      items: [{ fields: [{ base: 'Old', current: 'Old', proposed: 'First' }] }],
    });
  });

  it('returns 404 for a request that is not there, 403 without a role and 401 without identity', async () => {
    const statusOf = async (request: string, as?: string) =>
      (await client.get(`/v1/change-requests/${request}/diff`, as)).status;
    expect([
      await statusOf('cr-999999'),
      await statusOf('cr-1', 'visitor'),
      await statusOf('cr-1', 'stranger'),
    ]).toEqual([404, 403, 401]);
  });
});
