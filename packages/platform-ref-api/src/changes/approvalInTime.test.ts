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

describe('approval of the past', () => {
  let client: TestClient;
  const rename = (
    name: string,
    id = 'app-shop',
  ): Change & { op: 'update' } => ({
    op: 'update',
    kind: 'application',
    id,
    set: { name },
  });
  const STRANGERS = 'team-past';
  const HANDOVER = '2026-01-01T00:00:00.000Z';

  /** An application that is over and was others', and the shop that was theirs before. */
  beforeEach(async () => {
    client = new TestClient(
      await createTestApp(await databases.init('POSTGRES_18')),
    );
    await client.apply(SHOP);
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
    return body.waitingFor ?? body.state ?? body.error.message;
  };

  it.each<[string, Change]>([
    ['a new name for all time', rename('Store')],
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
    expect(await byColleague(change)).toEqual([STRANGERS]);
  });

  it('requires the owners of then of an application that is over', async () => {
    const refusal = `user:default/colleague is not a member of ${STRANGERS}`;
    expect(await byColleague(rename('New', 'app-old'))).toBe(refusal);
    const ends: Change = {
      op: 'delete',
      kind: 'pivot',
      id: 'old',
      effectiveFrom: '2025-12-31',
    };
    expect(await byColleague(ends)).toBe(refusal);
  });

  it('requires the former owners of an id that begins again', async () => {
    const begins: Change = {
      op: 'create',
      kind: 'application',
      id: 'app-old',
      set: { name: 'New', group: GROUP, validFrom: HANDOVER },
    };
    expect(await byColleague(begins)).toEqual([STRANGERS]);
  });

  it('is for an administrator when nothing is left of what was, whatever the date', async () => {
    const from = '2026-02-01T00:00:00.000Z';
    await client.apply([
      {
        op: 'create',
        kind: 'application',
        id: 'app-new',
        set: { name: 'New', group: GROUP, validFrom: from },
      },
    ]);
    const remove = (effectiveFrom: string): Change => ({
      op: 'delete',
      kind: 'application',
      id: 'app-new',
      effectiveFrom,
    });
    expect(await byColleague(remove(from))).toMatch(
      /it removes something from all time/,
    );
    expect(await byColleague(remove('2026-02-02'))).toBe('applied');
  });

  it('requires only the later owners for a new name from the handover on', async () => {
    const change = { ...rename('Store'), effectiveFrom: HANDOVER };
    expect(await byColleague(change)).toBe('applied');
  });

  it('is for an administrator when the request touches no group', async () => {
    const afterItsEnd = { application: 'app-old', validFrom: '2026-06-01' };
    expect(await byColleague(pivot('arn:new', afterItsEnd))).toMatch(
      /it touches no group whose members could approve it/,
    );
  });
});
