import { Change, Import, ImportRow } from '@rosetta/contracts/ref';
import { SourcesConfig } from '@rosetta/sources';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import {
  Company,
  loadCompany,
  serviceNowCi,
} from '@rosetta/simulators/company';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { TestClient, createTestApp } from '../../__testUtils__/testApp';
import { ReferentielConfig } from '../../referentielConfig';
import { openLiveSources } from './openLiveSources';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ADMIN = 'referentiel-admin';
const TABLE = 'cmdb_ci_business_app';
const APPLICATIONS =
  '/v1/import-sources/servicenow/imports?kind=application&dryRun=true';
const RELATIONS = APPLICATIONS.replace('application', 'relation');
jest.setTimeout(120_000);

/** An application that the CMDB knows and the référentiel does not. */
const lateIn = ({ applications, relations }: Company) => {
  const named = JSON.stringify(relations);
  return applications.find(({ id }) => !named.includes(`"${id}"`))!;
};

/** What the référentiel of the company has, without its relations. */
const companyChanges = ({ groups, applications }: Company): Change[] => [
  ...groups.map(
    ({ id, name, parent }): Change => ({ op: 'create', kind: 'group', id, set: { name, ...(parent && { parent }) } }),
  ),
  ...applications.map(
    ({ id, name, group, description, criticality, lifecycle }): Change => ({
      op: 'create', kind: 'application', id, set: { name, group, description, criticality, lifecycle },
    }),
  ),
  ...applications.map(
    (app): Change => ({ op: 'create', kind: 'pivot', set: { application: app.id, type: 'servicenow:ci', value: serviceNowCi(app) } }),
  ),
]; // prettier-ignore

describe('importing from ServiceNow itself', () => {
  const company = loadCompany();
  const late = lateIn(company);
  const known = company.applications.filter(app => app !== late);
  let db: Knex;
  let simulators: RunningSimulators;
  let client: TestClient;
  const open: { close(): Promise<void> }[] = [];

  const connect = async (imports: object = {}, sources?: object) => {
    const referentiel = ReferentielConfig.parse({ imports });
    const live = openLiveSources({
      referentiel,
      sources: SourcesConfig.parse(
        sources ?? { servicenow: simulators.sources.servicenow },
      ),
    });
    open.push(live);
    const app = await createTestApp(db, {}, { referentiel, live: live.sources }); // prettier-ignore
    return new TestClient(app);
  };

  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    simulators = await startSimulators({ company });
    client = await connect();
    await client.apply(companyChanges({ ...company, applications: known }));
  });
  afterAll(async () => {
    for (const each of open) await each.close();
    await simulators.close();
  });
  const hide = async (rows: number) => {
    const { status } = await fetch(`${simulators.url}/_control/servicenow/hide`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ table: TABLE, rows }),
    }); // prettier-ignore
    expect(status).toBe(201);
  };
  afterEach(async () => {
    simulators.set('servicenow', { state: 'up' });
    await hide(0);
  });

  const compare = async (path = APPLICATIONS): Promise<Import> =>
    (await client.post(path, undefined, ADMIN).expect(201)).body;
  const rowsOf = async ({ id }: Import): Promise<ImportRow[]> =>
    (await client.get(`/v1/imports/${id}/rows`, ADMIN).expect(200)).body.items;
  const importCount = async () =>
    (await client.get('/v1/imports?limit=500', ADMIN)).body.items.length;

  it('lists what can be read to who may import, and says nothing of how it is reached', async () => {
    const { body, text } = await client.get('/v1/import-sources', ADMIN);
    expect(body.items).toEqual([
      {
        name: 'servicenow',
        title: 'ServiceNow',
        configured: true,
        tables: [
          { kind: 'application', table: TABLE },
          { kind: 'relation', table: 'cmdb_rel_ci' },
        ],
      },
    ]);
    const { token, baseUrl } = simulators.sources.servicenow;
    expect(text).not.toContain(token);
    expect(text).not.toContain(baseUrl);
    await client.get('/v1/import-sources', 'engineer').expect(403);
    await client.post(APPLICATIONS, undefined, 'engineer').expect(403);
    await client.post(APPLICATIONS, undefined, 'nobody').expect(401);
  });

  it('compares each cell of what ServiceNow has now, which agrees but for one application', async () => {
    const found = await compare();
    expect(found).toMatchObject({
      format: 'servicenow', source: 'servicenow', name: TABLE, rows: known.length + 1, hiddenRows: 0, keptAt: null, requests: [],
      counts: { refusedRows: 0, rows: { match: known.length, new: 1, probable: 0, orphan: 0 }, cells: { change: 0, ignored: 0 } },
    });
    expect(await rowsOf(found)).toMatchObject([{ outcome: 'new', id: late.id, label: late.name }]);
  }); // prettier-ignore

  it('reads relations between applications only, of the many that a CMDB has', async () => {
    const expected = Object.values(company.relations).flatMap(byType =>
      Object.values(byType).flat(),
    ).length;
    const found = await compare(RELATIONS);
    expect(found).toMatchObject({
      name: 'cmdb_rel_ci', kind: 'relation', rows: expected,
      counts: { rows: { new: expected, match: 0 }, cells: { ignored: 0, refused: 0 } },
    }); // prettier-ignore
  });

  it('drafts what differs, which the diff of a request shows as the word of ServiceNow from then on', async () => {
    const app = known.find(({ criticality }) => criticality !== 'low')!;
    const found = await compare(APPLICATIONS.replace('&dryRun=true', ''));
    expect(found).toMatchObject({ keptAt: expect.any(String) });
    const [{ id }] = found.requests;
    const { body: draft } = await client.get(`/v1/change-requests/${id}`);
    expect(draft).toMatchObject({ state: 'draft', import: found.id });

    const { body: other } = await client.draft([{ op: 'update', kind: 'application', id: app.id, set: { criticality: 'low' } }]); // prettier-ignore
    const { body: diff } = await client.get(`/v1/change-requests/${other.id}/diff`); // prettier-ignore
    expect(diff.items[0].fields[0].sources).toContainEqual(
      expect.objectContaining({ source: 'servicenow', value: app.criticality }),
    );
    expect(diff.sources).toContainEqual(
      expect.objectContaining({ name: 'servicenow', state: 'ok' }),
    );

    // What waits already is not drafted again.
    const again = await compare();
    expect(again.carriedBy).toEqual([id]);
    const { body } = await client.post(`/v1/imports/${again.id}/requests`, {}, ADMIN).expect(409); // prettier-ignore
    expect(body.error.message).toBe(
      `${id} is open and holds the same content as ${again.id}; submit it, or withdraw it to draft the content again`,
    );
    await client.post(`/v1/change-requests/${id}/withdraw`, {}, ADMIN).expect(200); // prettier-ignore
    const { body: free } = await client.get(`/v1/imports/${again.id}`, ADMIN);
    expect(free.carriedBy).toEqual([]);
  });

  it('says how many rows an access rule hides, and takes none of them for gone', async () => {
    await hide(3);
    const found = await compare();
    expect(found).toMatchObject({
      rows: company.applications.length - 3,
      hiddenRows: 3,
      counts: { rows: { orphan: 0 } },
    });
    const rows = await rowsOf(found);
    expect(rows.filter(({ outcome }) => outcome === 'orphan')).toEqual([]);
  });

  it('refuses a table that is empty for its user, which would make all look gone', async () => {
    const before = await importCount();
    await hide(company.applications.length);
    const hidden = await client.post(APPLICATIONS, undefined, ADMIN).expect(409); // prettier-ignore
    expect(hidden.body.error.message).toBe(
      `ServiceNow gave none of the ${company.applications.length} rows of ${TABLE}: an access rule hides them from its user; give it a role that reads the table`,
    );
    const none = await connect({ servicenow: { filter: 'operational_status=9' } }); // prettier-ignore
    const { body } = await none.post(APPLICATIONS, undefined, ADMIN).expect(409); // prettier-ignore
    expect(body.error.message).toMatch(/has no row; check rosetta\.referentiel\.imports\.servicenow/); // prettier-ignore
    expect(await importCount()).toBe(before);
  });

  it.each([
    ['401', 502, /ServiceNow answered 401 to \/api\/now\/table\/cmdb_ci_business_app: the token has expired; check the token that is configured for it\. Nothing was compared or saved/],
    ['500', 502, /ServiceNow answered 500 to \/api\/now\/table/],
    ['429', 503, /ServiceNow answered 429/],
    ['503', 503, /ServiceNow answered 503/],
    ['reset', 503, /ServiceNow cannot be reached/],
    ['truncated', 503, /ServiceNow cannot be reached|stopped sending/],
    ['garbage', 502, /ServiceNow answered 200 with no valid JSON/],
  ] as const)('saves nothing and says what ServiceNow answered when it is down as %s', async (as, status, message) => {
    const before = await importCount();
    simulators.set('servicenow', { state: 'down', as });
    // A client of its own: the breaker of another one would answer in its place.
    const own = await connect();
    const { body } = await own.post(APPLICATIONS, undefined, ADMIN).expect(status);
    expect(body.error.message).toMatch(message);
    expect(JSON.stringify(body)).not.toContain(simulators.sources.servicenow.token);
    expect(await importCount()).toBe(before);
    simulators.set('servicenow', { state: 'up' });
    await own.post(APPLICATIONS, undefined, ADMIN).expect(201);
  }); // prettier-ignore

  it('waits for a source that is slow', async () => {
    simulators.set('servicenow', { state: 'slow', delayMs: 1_500 });
    expect((await compare()).state).toBe('done');
  });

  it('answers 502 for a table that ServiceNow does not have', async () => {
    const wrong = await connect({ servicenow: { table: 'cmdb_ci_nothing' } });
    const { body } = await wrong.post(APPLICATIONS, undefined, ADMIN).expect(502); // prettier-ignore
    expect(body.error.message).toMatch(/Invalid table cmdb_ci_nothing/);
  });

  it('answers 404 for a source that is not configured or not known, and 400 for what it does not have', async () => {
    const without = await connect({}, {});
    const { body } = await without.get('/v1/import-sources', ADMIN);
    expect(body.items).toMatchObject([{ name: 'servicenow', configured: false }]); // prettier-ignore
    const missing = await without.post(APPLICATIONS, undefined, ADMIN).expect(404); // prettier-ignore
    expect(missing.body.error.message).toBe(
      'ServiceNow is not configured: give platform-ref-api rosetta.sources.servicenow, or import a file',
    );
    await client.post(APPLICATIONS.replace('servicenow', 'gitlab'), undefined, ADMIN).expect(404); // prettier-ignore
    const groups = await client.post(APPLICATIONS.replace('application', 'group'), undefined, ADMIN).expect(400); // prettier-ignore
    expect(groups.body.error.message).toBe(
      'query.kind: ServiceNow has application and relation; send a group as CSV',
    );
  });

  it.each(['a^NQb=1', 'a=1^ORDERBYname', '^EQ'])('refuses the filter %s, which would break the paging', filter => {
    const { error } = ReferentielConfig.safeParse({ imports: { servicenow: { filter } } });
    expect(error?.issues[0].message).toMatch(/must be conditions only/);
  }); // prettier-ignore
});
