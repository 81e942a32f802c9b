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

  it('rejects approval by a member of only one of the touched groups', async () => {
    await client.apply([
      { op: 'create', kind: 'group', id: 'team-pay', set: {} },
    ]);
    const id = await client.submitted([
      {
        op: 'update',
        kind: 'application',
        id: 'app-shop',
        set: { group: 'team-pay' },
      },
    ]);
    const { body } = await client.approve(id, 'colleague').expect(403);
    expect(body.error.message).toBe(
      'user:default/colleague is not a member of team-pay',
    );
    await client.approve(id).expect(200);
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

  it('requires the owners of the applications of a pivot or relation', async () => {
    await client.apply([
      { op: 'create', kind: 'group', id: 'team-pay', set: {} },
      {
        op: 'create',
        kind: 'application',
        set: { name: 'Pay', group: 'team-pay' },
      },
    ]);
    const own = await client.submitted([pivot('arn:1')]);
    expect((await client.approve(own, 'colleague')).status).toBe(200);
    const foreign = await client.submitted([
      {
        op: 'create',
        kind: 'relation',
        set: { from: 'app-shop', type: 'depends-on', to: 'app-pay' },
      },
    ]);
    expect((await client.approve(foreign, 'colleague')).status).toBe(403);
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

  describe('of the past', () => {
    const STRANGERS = 'team-past';
    const HANDOVER = '2026-01-01T00:00:00.000Z';

    /** An application that is over and was others', and the shop that was theirs before. */
    beforeEach(async () => {
      await client.apply([
        { op: 'create', kind: 'group', id: STRANGERS, set: {} },
        {
          op: 'create',
          kind: 'application',
          id: 'app-old',
          set: { name: 'Old', group: STRANGERS, validTo: HANDOVER },
        },
        {
          ...pivot('arn:old', { application: 'app-old' }),
          id: 'old',
        } as Change,
        {
          op: 'update',
          kind: 'application',
          id: 'app-shop',
          set: { group: STRANGERS, validTo: HANDOVER },
        },
        {
          op: 'update',
          kind: 'application',
          id: 'app-shop',
          set: { validTo: null },
        },
        {
          op: 'update',
          kind: 'application',
          id: 'app-shop',
          set: { group: GROUP },
          effectiveFrom: HANDOVER,
        },
      ]);
    });

    const byColleague = async (...changes: Change[]) => {
      const { body } = await client.approve(
        await client.submitted(changes),
        'colleague',
      );
      return body.state ?? body.error.message;
    };
    const NO_MEMBER = `user:default/colleague is not a member of ${STRANGERS}`;

    it.each<[string, Change]>([
      ['a new name of an application that is over', rename('New', 'app-old')],
      ['a new pivot on one', pivot('arn:new', { application: 'app-old' })],
      ['the end of its pivot', { op: 'delete', kind: 'pivot', id: 'old' }],
      ['a new name for all time', rename('Store')],
      ['a pivot for all time', pivot('arn:1')],
      [
        'a new name from before the handover',
        { ...rename('Store'), effectiveFrom: '2025-12-31' },
      ],
      [
        'an end that is before what else it changes',
        {
          ...rename('Store'),
          set: { validTo: '2025-12-31' },
          effectiveFrom: '2026-02-01',
        },
      ],
    ])('requires the owners at that time for %s', async (_, change) => {
      expect(await byColleague(change)).toBe(NO_MEMBER);
    });

    it.each<[string, Change]>([
      [
        'a new name from the handover on',
        { ...rename('Store'), effectiveFrom: HANDOVER },
      ],
      ['a pivot from later on', pivot('arn:1', { validFrom: '2026-03-01' })],
    ])('requires only the later owners for %s', async (_, change) => {
      expect(await byColleague(change)).toBe('applied');
    });

    it('rejects approval when the request touches no group', async () => {
      const afterItsEnd = { application: 'app-old', validFrom: '2026-06-01' };
      expect(await byColleague(pivot('arn:new', afterItsEnd))).toBe(
        'The request touches no group whose members could approve it',
      );
    });
  });
});
