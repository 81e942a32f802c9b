import { ChangeNotice } from '@rosetta/contracts/ref';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { SHOP, TestClient, createTestApp } from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ADMIN = 'referentiel-admin';
const RENAMED = [
  {
    op: 'update' as const,
    kind: 'application' as const,
    id: 'app-shop',
    set: { name: 'Store' },
  },
];

describe('notices of change requests', () => {
  let db: Knex;
  let client: TestClient;
  const pending = async (): Promise<ChangeNotice[]> =>
    (await client.get('/v1/change-request-notices', ADMIN).expect(200)).body
      .items;
  const tell = ({ id, recipients }: ChangeNotice) =>
    client
      .post(`/v1/change-request-notices/${id}/told`, { recipients }, ADMIN)
      .expect(200);
  const tellAll = async () => {
    for (const notice of await pending()) await tell(notice);
  };
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply(SHOP);
    await tellAll();
  });

  const brief = (notices: ChangeNotice[]) =>
    notices.map(({ kind, recipients, toAdmins }) => [
      kind,
      ...recipients,
      ...(toAdmins ? ['admins'] : []),
    ]);

  it('lets only the portal read notices and mark them as told, and refuses an unknown one', async () => {
    const { status } = await client.get('/v1/change-request-notices');
    expect(status).toBe(403);
    const told = { recipients: [] };
    await client.post('/v1/change-request-notices/x/told', told, ADMIN).expect(400); // prettier-ignore
    await client.post('/v1/change-request-notices/999/told', told, ADMIN).expect(404); // prettier-ignore
    await client.post('/v1/change-request-notices/1/told', told).expect(403);
  });

  it('notifies the members whose approval is missing, then the author of the decision, once each', async () => {
    const id = await client.submitted(RENAMED);
    await client
      .post(`/v1/change-requests/${id}/comments`, { comment: 'Why?' }, ADMIN)
      .expect(201);
    const own = { comment: 'Because' };
    await client.post(`/v1/change-requests/${id}/comments`, own).expect(201);
    const first = await pending();
    expect(brief(first)).toEqual([
      ['submitted', 'user:default/colleague'],
      ['comment', 'user:default/engineer'],
    ]);
    expect(first[1]).toMatchObject({ by: `user:default/${ADMIN}`, comment: 'Why?' }); // prettier-ignore
    await tellAll();
    await client.approve(id, 'colleague').expect(200);
    expect(brief(await pending())).toEqual([
      ['applied', 'user:default/engineer'],
    ]);
    await tellAll();
    expect(await pending()).toEqual([]);
  });

  it('notifies administrators where only they may approve, and nobody once the request is withdrawn', async () => {
    const members = { members: ['user:default/engineer'] };
    const id = await client.submitted([
      { op: 'update', kind: 'group', id: 'team-shop', set: members },
    ]);
    expect(brief(await pending())).toEqual([['submitted', 'admins']]);
    await client.post(`/v1/change-requests/${id}/withdraw`).expect(200);
    expect(brief(await pending())).toEqual([['submitted']]);
    await tellAll();
  });

  it('reminds the author of a draft that was left alone, once after each edit', async () => {
    const { body } = await client.draft(RENAMED).expect(201);
    const age = () =>
      db('change_request')
        .where({ id: body.id })
        .update({ updated_at: db.raw(`updated_at - interval '15 days'`) });
    await age();
    expect(brief(await pending())).toEqual([
      ['stale', 'user:default/engineer'],
    ]);
    await tellAll();
    expect(await pending()).toEqual([]);
    await client.patch(`/v1/change-requests/${body.id}`, { reason: 'Still' });
    expect(await pending()).toEqual([]);
    await age();
    expect(await pending()).toHaveLength(1);
  });
});
