import { TestDatabases } from '@rosetta/test-kit/databases';
import { HistoryEntry } from '@rosetta/contracts/ref';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const PATH = '/v1/applications/app-shop/history';

const stepsOf = (items: HistoryEntry[]) =>
  items.map(({ op, kind, entityId }) => `${op} ${kind} ${entityId}`);

describe('the history of an application', () => {
  let client: TestClient;
  const list = async (path = PATH) =>
    (await client.get(path).expect(200)).body as {
      items: HistoryEntry[];
      nextCursor?: string;
    };

  beforeEach(async () => {
    const db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply([
      ...SHOP,
      { op: 'create', kind: 'application', id: 'app-till', set: { name: 'Till', group: GROUP } },
      { ...pivot('arn:1'), id: 'shop-arn' },
      { ...pivot('arn:2', { application: 'app-till' }), id: 'till-arn' },
      { op: 'create', kind: 'relation', id: 'till-shop', set: { from: 'app-till', type: 'depends-on', to: 'app-shop' } },
    ] as never);
  }); // prettier-ignore

  it('lists changes of it, its pivots and relations, newest first, with who and why', async () => {
    const { id } = await client.apply([
      { op: 'update', kind: 'application', id: 'app-shop', set: { criticality: 'high' } },
    ] as never); // prettier-ignore
    await client.post('/v1/applications/app-shop/attest', {}, 'colleague').expect(200); // prettier-ignore
    const { items } = await list();
    expect(stepsOf(items)).toEqual([
      'attest attestation app-shop',
      'update application app-shop',
      'create relation till-shop',
      'create pivot shop-arn',
      'create application app-shop',
    ]);
    expect(items[1]).toEqual({
      seq: 7,
      at: expect.any(String),
      actor: 'user:default/engineer',
      approver: 'user:default/referentiel-admin',
      changeRequest: id,
      kind: 'application',
      entityId: 'app-shop',
      op: 'update',
      reason: 'Because',
      before: [expect.objectContaining({ fields: expect.objectContaining({ name: 'Shop' }) })], // prettier-ignore
      after: [expect.objectContaining({ fields: expect.objectContaining({ criticality: 'high' }) })], // prettier-ignore
    });
  });

  it('tells of a pivot that changes hands to both, and of what it did later to its owner', async () => {
    const set = (application: string) => client.apply([{ op: 'update', kind: 'pivot', id: 'shop-arn', set: { application } }] as never); // prettier-ignore
    await set('app-till');
    await client.apply([{ op: 'update', kind: 'pivot', id: 'shop-arn', set: { confidence: 0.5 } }] as never); // prettier-ignore
    const pivotSteps = async (application: string) =>
      (await list(`/v1/applications/${application}/history`)).items.filter(
        ({ entityId }) => entityId === 'shop-arn',
      ).length;
    expect(await pivotSteps('app-shop')).toBe(2);
    expect(await pivotSteps('app-till')).toBe(2);
  });

  it('pages, and stops at what was known then', async () => {
    const first = await list(`${PATH}?limit=2`);
    expect(stepsOf(first.items)).toEqual(['create relation till-shop', 'create pivot shop-arn']); // prettier-ignore
    const second = await list(`${PATH}?limit=2&cursor=${first.nextCursor}`);
    expect(stepsOf(second.items)).toEqual(['create application app-shop']);
    expect(second.nextCursor).toBeUndefined();
    const [{ at }] = first.items;
    await client.apply([{ op: 'update', kind: 'application', id: 'app-shop', set: { name: 'Store' } }] as never); // prettier-ignore
    expect(stepsOf((await list(`${PATH}?knownAt=${at}`)).items)).toHaveLength(3); // prettier-ignore
    await client.get(`${PATH}?cursor=x`).expect(400);
  });

  it('is refused without a role, and of an application that never was', async () => {
    await client.get(PATH, 'visitor').expect(403);
    const { body } = await client.get('/v1/applications/app-nowhere/history').expect(404); // prettier-ignore
    expect(body.error.message).toBe('There is no application app-nowhere');
  });
});
