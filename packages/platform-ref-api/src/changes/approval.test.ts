import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change } from '@rosetta/contracts/ref';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('approval', () => {
  let client: TestClient;
  beforeEach(async () => {
    const db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply(SHOP);
  });

  const rename = (
    name: string,
    id = 'app-shop',
  ): Change & { op: 'update' } => ({
    op: 'update',
    kind: 'application',
    id,
    set: { name },
  });

  it('rejects approval by the author, whatever their role', async () => {
    const id = await client.submitted([rename('Store')], 'platform-admin');
    const { body } = await client.approve(id, 'platform-admin').expect(403);
    expect(body.error).toEqual({
      name: 'NotAllowedError',
      message: 'Authors cannot approve their own requests',
    });
  });

  it('allows approval by a member of the touched group', async () => {
    const id = await client.submitted([rename('Store')]);
    expect((await client.approve(id, 'colleague')).body.state).toBe('applied');
  });

  const read = async (id: string) =>
    (await client.get(`/v1/change-requests/${id}`).expect(200)).body;
  const submittedMove = async () => {
    await client.apply([
      {
        op: 'create',
        kind: 'group',
        id: 'team-pay',
        set: { members: ['user:default/payer'] },
      },
    ]);
    return client.submitted([
      {
        op: 'update',
        kind: 'application',
        id: 'app-shop',
        set: { group: 'team-pay' },
      },
    ]);
  };

  it('accumulates, one for each touched group; the last one applies the changes', async () => {
    const id = await submittedMove();
    expect(await read(id)).toMatchObject({
      waitingFor: ['team-pay', GROUP],
      approvals: [],
      needsAdmin: [],
    });
    const first = await client.approve(id, 'colleague').expect(200);
    expect(first.body).toMatchObject({
      state: 'submitted',
      waitingFor: ['team-pay'],
      approvals: [{ by: 'user:default/colleague', groups: [GROUP] }],
    });
    await client.approve(id, 'engineer').expect(403);
    const again = await client.approve(id, 'colleague').expect(200);
    expect(again.body.state).toBe('submitted');
    const last = await client.approve(id, 'payer').expect(200);
    expect(last.body).toMatchObject({ state: 'applied' });
    expect(last.body.waitingFor).toBeUndefined();
  });

  it('counts only of who is still a member', async () => {
    const id = await submittedMove();
    await client.approve(id, 'colleague').expect(200);
    await client.apply([
      { op: 'update', kind: 'group', id: GROUP, set: { members: [] } },
    ]);
    const { body } = await client.approve(id, 'payer').expect(200);
    expect(body).toMatchObject({ state: 'submitted', waitingFor: [GROUP] });
    expect((await client.approve(id)).body.state).toBe('applied');
  });

  it('is dropped when the request is edited', async () => {
    const id = await submittedMove();
    await client.approve(id, 'colleague').expect(200);
    const path = `/v1/change-requests/${id}`;
    await client.patch(path, { title: 'Another' }).expect(200);
    await client.post(`${path}/submit`).expect(200);
    expect(await read(id)).toMatchObject({
      revision: 2,
      approvals: [],
      waitingFor: ['team-pay', GROUP],
    });
  });

  it('returns 412 without If-Match, and for another content than the one that was seen', async () => {
    const id = await client.submitted([rename('Store')]);
    const path = `/v1/change-requests/${id}`;
    const seen = await client.get(path).expect(200);
    expect(seen.headers.etag).toBe('"1"');
    await client.post(`${path}/comments`, { comment: 'Why?' }).expect(201);
    expect((await read(id)).revision).toBe(1);
    await client.patch(path, { reason: 'Another' }).expect(200);
    await client.post(`${path}/submit`).expect(200);
    for (const decision of ['approve', 'reject']) {
      const old = await client.post(`${path}/${decision}`, {}, 'referentiel-admin'); // prettier-ignore
      const none = await client.post(`${path}/${decision}`, {}, 'referentiel-admin').unset('if-match'); // prettier-ignore
      expect([old.status, none.status]).toEqual([412, 412]);
      expect(old.body.error.message).toContain('its ETag is "2" now');
    }
    // Who may not approve is told so first; then what was seen counts; then the state.
    await client.approve(id, 'engineer').expect(403);
    await client.approve(id, 'referentiel-admin', 2).expect(200);
    await client.approve(id, 'referentiel-admin', 1).expect(412);
    await client.approve(id, 'referentiel-admin', 2).expect(409);
  });

  it.each<[string, Change[], string]>([
    [
      'members of a group',
      [{ op: 'update', kind: 'group', id: GROUP, set: { members: [] } }],
      'members',
    ],
    [
      'the parent of a group',
      [
        {
          op: 'create',
          kind: 'group',
          id: 'team-new',
          set: { parent: GROUP },
        },
      ],
      'parent',
    ],
    ['the value of a pivot', [pivot('arn:1')], 'evidence'],
    [
      'all time',
      [
        {
          op: 'delete',
          kind: 'application',
          id: 'app-shop',
          effectiveFrom: null,
        },
      ],
      'all-time',
    ],
  ])('needs an administrator for a change of %s', async (_, changes, why) => {
    const id = await client.submitted(changes);
    const { body } = await client.approve(id, 'colleague').expect(403);
    expect(body.error.message).toMatch(/^Needs the role Rosetta_Referentiel_Admin: it/); // prettier-ignore
    expect(await read(id)).toMatchObject({ needsAdmin: [why], waitingFor: [] });
    expect((await client.approve(id)).body.state).toBe('applied');
  });

  it('takes the end of a pivot as no claim, and its source’s own word as evidence', async () => {
    await client.apply([{ ...pivot('arn:1'), id: 'p' } as Change]);
    const ends: Change[] = [
      { op: 'update', kind: 'pivot', id: 'p', set: { validTo: '2030-01-01' } },
    ];
    const ended = await client.submitted(ends);
    expect((await client.approve(ended, 'colleague')).body.state).toBe(
      'applied',
    );
    const again = await client.submitted([
      { op: 'update', kind: 'pivot', id: 'p', set: { validTo: null } },
    ]);
    await client.approve(again, 'colleague').expect(403);
    const byMachine: Change[] = [
      {
        op: 'create',
        kind: 'pivot',
        set: {
          application: 'app-shop',
          type: 'gitlab:project',
          value: 'shop/api',
          source: 'gitlab',
        },
      },
    ];
    const claimed = await client.submitted(byMachine, 'connector');
    expect((await client.approve(claimed, 'colleague')).body.state).toBe(
      'applied',
    );
  });

  it('lists what awaits a person: what others submitted and that person may approve', async () => {
    await client.apply([
      { op: 'create', kind: 'group', id: 'team-pay', set: {} },
    ]);
    const awaiting = async (as: string) => {
      const path = '/v1/change-requests?awaiting=me';
      const { body } = await client.get(path, as).expect(200);
      return body.items.map(({ id }: { id: string }) => id);
    };
    await client.draft([rename('Draft')]);
    const shop = await client.submitted([rename('Store')]);
    const pay: Change[] = [
      {
        op: 'create',
        kind: 'application',
        set: { name: 'Pay', group: 'team-pay' },
      },
    ];
    const other = await client.submitted(pay, 'colleague');
    expect(await awaiting('engineer')).toEqual([]);
    expect(await awaiting('colleague')).toEqual([shop]);
    expect(await awaiting('referentiel-admin')).toEqual([other, shop]);
    await client.approve(shop, 'colleague').expect(200);
    expect(await awaiting('colleague')).toEqual([]);
  });

  it('requires the owners of both applications of a relation', async () => {
    await client.apply([
      { op: 'create', kind: 'group', id: 'team-pay', set: {} },
      {
        op: 'create',
        kind: 'application',
        set: { name: 'Pay', group: 'team-pay' },
      },
    ]);
    const foreign = await client.submitted([
      {
        op: 'create',
        kind: 'relation',
        set: { from: 'app-shop', type: 'depends-on', to: 'app-pay' },
      },
    ]);
    const { body } = await client.approve(foreign, 'colleague');
    expect(body.waitingFor).toEqual(['team-pay']);
  });

  it('ignores a membership that the request itself adds', async () => {
    const id = await client.submitted([
      {
        op: 'create',
        kind: 'group',
        id: 'team-new',
        set: { parent: GROUP, members: ['user:default/colleague'] },
      },
    ]);
    expect((await client.approve(id, 'colleague')).status).toBe(403);
  });
});
