import { TestDatabases } from '@rosetta/test-kit/databases';
import { Application, Change } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import {
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const application = (id: string, group: string): Change => ({
  op: 'create',
  kind: 'application',
  id,
  set: { name: id, group },
});

describe('quality and attestation', () => {
  let db: Knex;
  let client: TestClient;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply([
      ...SHOP,
      { op: 'create', kind: 'group', id: 'team-empty', set: {} },
      application('app-bare', 'team-empty'),
      application('app-other', 'team-shop'),
    ]);
  });

  const read = async (path = '/app-shop'): Promise<Application> =>
    (await client.get(`/v1/applications${path}`).expect(200)).body;
  const attest = (id: string, as: string, body: object = {}) =>
    client.post(`/v1/applications/${id}/attest`, body, as);
  const due = async (as: string, query = '') => {
    const { body } = await client.get(`/v1/attestations/due${query}`, as).expect(200); // prettier-ignore
    return body;
  };
  const idsOf = ({ items }: { items: Application[] }) =>
    items.map(({ id }) => id);

  it('returns the score of each application, and what it is missing', async () => {
    expect(await read('/app-bare')).toMatchObject({
      attestation: null,
      quality: {
        score: 10,
        missing: ['owner', 'cost', 'delivery', 'component', 'relations', 'attested'],
      },
    }); // prettier-ignore
    await client.apply([
      pivot('arn:1'),
      { op: 'create', kind: 'pivot', set: { application: 'app-shop', type: 'argocd:app', value: 'shop' } },
      { op: 'create', kind: 'pivot', set: { application: 'app-shop', type: 'catalog:component', value: 'component:default/shop', validTo: '2026-01-01' } },
      { op: 'create', kind: 'relation', set: { from: 'app-shop', type: 'depends-on', to: 'app-other' } },
    ]); // prettier-ignore
    expect((await read()).quality).toEqual({
      score: 70,
      missing: ['component', 'attested'],
    });
    const page = (await client.get('/v1/applications?limit=2').expect(200)).body; // prettier-ignore
    expect(page.items.map(({ quality }: Application) => quality!.score)).toEqual([10, 40]); // prettier-ignore
    const rest = (await client.get(`/v1/applications?cursor=${page.nextCursor}`).expect(200)).body; // prettier-ignore
    expect(rest.items[0].quality.score).toBe(70);
    expect(await read(`/app-shop?knownAt=${page.knownAt}`)).not.toHaveProperty('quality'); // prettier-ignore
  });

  it('lists the applications whose attestation is due for members of the owning group, page by page', async () => {
    const first = await due('colleague', '?limit=1');
    expect(idsOf(first)).toEqual(['app-other']);
    expect(first.items[0]).toMatchObject({ attestation: null, quality: { score: 40 } }); // prettier-ignore
    const second = await due('colleague', `?limit=1&cursor=${first.nextCursor}`); // prettier-ignore
    expect(idsOf(second)).toEqual(['app-shop']);
    expect(second).not.toHaveProperty('nextCursor');
    expect(idsOf(await due('engineer'))).toEqual([]);
  });

  it('lets only members of the owning group and administrators attest an application', async () => {
    const { body } = await attest('app-shop', 'engineer').expect(403);
    expect(body.error.message).toContain('not a member of team-shop');
    await attest('app-shop', 'visitor').expect(403);
    await attest('app-shop', 'nobody').expect(401);
    await attest('app-none', 'colleague').expect(404);
    await attest('app-shop', 'colleague', { comment: '' }).expect(400);
    await attest('app-shop', 'colleague', { why: 'x' }).expect(400);
    await attest('app-bare', 'referentiel-admin').expect(200);
  });

  it('keeps an attestation for the configured time, audits it, and counts it in the score', async () => {
    const { body } = await attest('app-shop', 'colleague', { comment: 'All right' }).expect(200); // prettier-ignore
    expect(body).toMatchObject({ by: 'user:default/colleague', comment: 'All right', due: false }); // prettier-ignore
    expect(Date.parse(body.until) - Date.parse(body.at)).toBe(180 * 86_400_000);
    expect(await read()).toMatchObject({ attestation: body, quality: { score: 90, missing: ['component'] } }); // prettier-ignore
    expect(idsOf(await due('colleague'))).toEqual(['app-other']);

    const { body: audit } = await client.get('/v1/audit?kind=attestation&entity=app-shop', 'referentiel-admin').expect(200); // prettier-ignore
    expect(audit.items).toMatchObject([
      {
        actor: 'user:default/colleague',
        op: 'attest',
        reason: 'All right',
        before: null,
        after: { at: body.at, until: body.until },
      },
    ]);
    const { body: check } = await client.get('/v1/audit/verify', 'referentiel-admin').expect(200); // prettier-ignore
    expect(check.valid).toBe(true);

    await db('attestation').where({ application: 'app-shop' }).update({ at: '2024-01-01' }); // prettier-ignore
    expect(await read()).toMatchObject({ attestation: { due: true }, quality: { missing: ['component', 'attested'] } }); // prettier-ignore
    expect(idsOf(await due('colleague'))).toEqual(['app-other', 'app-shop']);
  });
});
