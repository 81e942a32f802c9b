import { Import, ImportCell, ImportRow } from '@rosetta/contracts/ref';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Express } from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import {
  GROUP,
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';
import { ReferentielConfig } from '../referentielConfig';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ADMIN = 'referentiel-admin';
const CI = (digit: string) => digit.repeat(32);

describe('imports', () => {
  let app: Express;
  let client: TestClient;
  let db: Knex;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    app = await createTestApp(db);
    client = new TestClient(app);
    await client.apply([
      ...SHOP,
      { op: 'create', kind: 'application', id: 'app-pay', set: { name: 'Payments', group: GROUP } },
      { op: 'create', kind: 'pivot', set: { application: 'app-pay', type: 'servicenow:ci', value: CI('a') } },
      pivot('bucket-1'),
    ]);
  });

  const send = (body: string | object, query: Record<string, string>, as = ADMIN) =>
    request(app)
      .post('/v1/imports')
      .query(query)
      .auth(as, { type: 'bearer' })
      .type(typeof body === 'string' ? 'text/csv' : 'application/json')
      .send(body);
  const post = async (body: string | object, query: Record<string, string>): Promise<Import> =>
    (await send(body, query).expect(201)).body;
  const rowsOf = async ({ id }: Import, query = ''): Promise<ImportRow[]> =>
    (await client.get(`/v1/imports/${id}/rows${query}`, ADMIN).expect(200)).body.items;
  const refusalsOf = (rows: ImportRow[]) =>
    rows.flatMap(({ line, cells }) =>
      cells
        .filter(({ outcome }) => outcome === 'refused')
        .map(({ column, message }: ImportCell) => `${line} ${column}: ${message}`),
    );
  const drafts = async () =>
    (await client.get('/v1/change-requests?limit=500', ADMIN)).body.items.length;
  const applyDraft = async ({ requests: [{ id }] }: Import) => {
    await client.post(`/v1/change-requests/${id}/submit`, {}, ADMIN).expect(200);
    const { body } = await client.approve(id, 'platform-admin').expect(200);
    expect(body).toMatchObject({ state: 'applied' });
  };

  it('returns 403 for a caller who may not import, and 401 without identity', async () => {
    await request(app).post('/v1/imports?kind=group').expect(401);
    await send('id\n', { kind: 'group' }, 'engineer').expect(403);
    const { status } = await client.get('/v1/imports', 'engineer');
    expect(status).toBe(403);
    await client.get('/v1/imports/imp-999/rows', ADMIN).expect(404);
  });

  it.each([
    ['an unknown column', 'id,colour\n', {}, /line 1: unknown columns "colour"; rename or remove them; known are id, name/],
    ['a column twice', 'id,id\n', {}, /line 1: the column "id" is there twice/],
    ['a line that is too short', 'id,name\napp-x\n', {}, /line 2: has 1 cells, and its header 2/],
    ['an open quote', 'id,name\napp-x,"X\n', {}, /line 2: .*quote/],
    ['what is not UTF-8', `id,name\napp-x,Caf\ufffd\n`, {}, /line 2: has characters that are not UTF-8; save the file as CSV UTF-8/],
    ['hundreds of columns', `${Array.from({ length: 201 }, (_, at) => `attributes.a${at}`)}\n`, {}, /line 1: has 201 columns, and may have 200/],
    ['blank lines only', '\n\n', {}, /is empty; its first line names the columns/],
    ['groups of ServiceNow', { result: [] }, { kind: 'group' }, /query.kind: ServiceNow has application and relation/],
    ['an unknown kind', 'id\n', { kind: 'thing' }, /query.kind: must be one of/],
    ['another source', 'id\n', { source: 'My Sheet' }, /query.source: must be lower case/],
    ['no list of records', { result: 1 }, {}, /body/],
  ] as [string, string | object, Record<string, string>, RegExp][])('refuses %s with 400', async (_, body, query, message) => {
    const answer = await send(body, { kind: 'application', ...query }).expect(400);
    expect(answer.body.error.message).toMatch(message);
  });

  it('reads CSV as spreadsheets write it: with a byte order mark, either line ending, line breaks in a cell, semicolons', async () => {
    const lines = ['id;name;group;description\r\n', `app-eu;Europe;${GROUP};"One, two\r\nthree"\n`, `app-us;America;${GROUP};\r\n`];
    const found = await post(`\ufeff${lines.join('')}`, { kind: 'application', dryRun: 'true' });
    const rows = await rowsOf(found);
    expect(rows.map(({ line, id }) => [line, id])).toEqual([[2, 'app-eu'], [3, 'app-us']]);
    expect(rows[0].cells).toContainEqual(expect.objectContaining({ column: 'description', after: 'One, two\nthree' }));
  });

  it('compares a file cell by cell without drafting anything', async () => {
    const before = await drafts();
    const found = await post(
      [
        'id,name,group,criticality,lifecycle,focus:subaccount',
        `app-shop,Shop,${GROUP},high,,402918837110`,
        `,Payment,${GROUP},low,,`,
        `,Newsletter,Shop,medium,live,`,
        ',Odd,nobody,urgent,,',
        'app-shop,Shop again,,,,',
      ].join('\n'),
      { kind: 'application', dryRun: 'true', name: 'apps.csv' },
    );
    expect(found).toMatchObject({
      state: 'done', keptAt: null, format: 'csv', source: 'people', rows: 5, rowsDone: 5, requests: [],
      counts: { rows: { match: 2, probable: 1, new: 2, orphan: 0 }, refusedRows: 2 },
    });
    const rows = await rowsOf(found);
    expect(rows[0]).toMatchObject({
      line: 2, outcome: 'match', id: 'app-shop', reason: { code: 'id' },
      cells: [
        { column: 'criticality', outcome: 'change', before: null, after: 'high' },
        { column: 'focus:subaccount', outcome: 'create', after: '402918837110' },
      ],
    });
    expect(rows[1]).toMatchObject({ outcome: 'probable', id: 'app-pay', reason: { code: 'similar-name' } });
    expect(rows[1].score).toBeGreaterThan(0.6);
    expect(rows[2]).toMatchObject({ outcome: 'new', id: 'app-newsletter' });
    expect(rows[2].cells).toContainEqual(expect.objectContaining({ column: 'group', after: GROUP }));
    expect(refusalsOf(rows)).toEqual([
      '5 group: there is no group nobody; import it first, or give the id or the name of one',
      '5 criticality: must be one of "low", "medium", "high", "critical"',
      '6 id: line 2 is app-shop already; keep one of the two lines',
    ]);
    expect(await rowsOf(found, '?cell=refused')).toHaveLength(2);
    expect(await rowsOf(found, '?outcome=probable')).toHaveLength(1);
    expect(await drafts()).toBe(before);
    await client.get(`/v1/imports/${found.id}`, ADMIN).expect(200);
    const refused = await client.post(`/v1/imports/${found.id}/requests`, {}, ADMIN).expect(409);
    expect(refused.body.error.message).toMatch(/2 lines .* are refused; correct them/);
  });

  it('drafts one request from a file, and nothing when it is imported again', async () => {
    const csv = `id,name,group,members\nteam-mail,Mail,,\n`.replace(',group', ',parent');
    const first = await post(csv, { kind: 'group' });
    expect(first.requests).toEqual([{ id: expect.stringMatching(/^cr-/), changes: 1 }]);
    await client.post(`/v1/imports/${first.id}/requests`, {}, ADMIN).expect(409);
    await applyDraft(first);
    const again = await post(csv, { kind: 'group' });
    expect(again).toMatchObject({ requests: [], keptAt: expect.any(String), counts: { rows: { match: 1 }, changes: 0 } });
  });

  it('makes no second request of the same content while its first one is open, and says which one that is', async () => {
    const csv = 'id,name,members\nteam-twice,Twice,\n';
    const query = { kind: 'group' };
    const [{ id }] = (await post(csv, query)).requests;
    // The same lines, as another program ends them.
    const again = await send(csv.replaceAll('\n', '\r\n'), query).expect(409);
    expect(again.body.error.message).toMatch(new RegExp(`^${id} is open and holds the same content as imp-\\d+; submit it, or withdraw it`));
    const compared = await post(csv, { ...query, dryRun: 'true' });
    expect(compared.carriedBy).toEqual([id]);
    // Another source says it for itself.
    expect((await post(csv, { ...query, source: 'sheet', dryRun: 'true' })).carriedBy).toEqual([]);
    await client.post(`/v1/change-requests/${id}/withdraw`, {}, ADMIN).expect(200);
    const { body: free } = await client.post(`/v1/imports/${compared.id}/requests`, {}, ADMIN).expect(201);
    expect(free).toMatchObject({ carriedBy: [], requests: [{ changes: 1 }] });
  });

  it('drafts nothing from a file with a refused cell, and its other rows only with skipRefused', async () => {
    const csv = 'application,type,value\napp-shop,focus:resource,bucket-2\napp-shop,gitlab:project,nowhere\n';
    const before = await drafts();
    const found = await post(csv, { kind: 'pivot' });
    expect(found).toMatchObject({ requests: [], counts: { refusedRows: 1 } });
    expect(refusalsOf(await rowsOf(found))[0]).toMatch(/^3 value: must look like group\/subgroup\/project/);
    expect(await drafts()).toBe(before);
    const { requests } = await post(csv, { kind: 'pivot', skipRefused: 'true' });
    expect(requests).toEqual([{ id: expect.any(String), changes: 1 }]);
  });

  it('reads an answer of ServiceNow, and does not replace values that people set', async () => {
    const dump = {
      result: [
        { sys_id: CI('a'), name: 'Payments', business_criticality: '1 - most critical', support_group: { display_value: 'Nobody here', value: CI('9') } },
        { sys_id: { value: CI('b'), display_value: CI('b') }, name: { display_value: 'Returns', value: 'Returns' }, support_group: { display_value: 'Shop', value: CI('8') }, life_cycle_stage: null },
      ],
    };
    const found = await post(dump, { kind: 'application' });
    const rows = await rowsOf(found);
    expect(rows[0]).toMatchObject({
      outcome: 'match', id: 'app-pay', reason: { code: 'pivot' },
      cells: [
        { column: 'support_group', outcome: 'ignored', code: 'unknown-reference' },
        { column: 'business_criticality', outcome: 'change', before: null, after: 'critical' },
      ],
    });
    expect(rows[1]).toMatchObject({ outcome: 'new', id: 'app-returns' });
    await applyDraft(found);
    expect((await post(dump, { kind: 'application' })).counts).toMatchObject({ changes: 0, rows: { match: 2 } });

    // The CMDB may correct itself; once a person has said otherwise, it may not.
    const lower = { result: [{ ...dump.result[0], business_criticality: '2 - somewhat critical' }] };
    const [corrected, gone] = await rowsOf(await post(lower, { kind: 'application', dryRun: 'true' }));
    expect(corrected.cells[1]).toMatchObject({ outcome: 'change', before: 'critical', after: 'high' });
    expect(gone).toMatchObject({ outcome: 'orphan', id: 'app-returns', line: null });
    const part = await post(lower, { kind: 'application', dryRun: 'true', partial: 'true' });
    expect(part.counts.rows).toMatchObject({ match: 1, orphan: 0 });
    await client.apply([{ op: 'update', kind: 'application', id: 'app-pay', set: { criticality: 'low' } }]);
    const [kept] = await rowsOf(await post(lower, { kind: 'application', dryRun: 'true' }));
    expect(kept.cells[1]).toMatchObject({ outcome: 'ignored', code: 'authority', before: 'low', values: { source: 'people' } });
  });

  it('shows in the diff of a request what each source said last, and which source wins', async () => {
    const { body: draft } = await client.draft([{ op: 'update', kind: 'application', id: 'app-pay', set: { criticality: 'medium' } }]).expect(201);
    const { body: diff } = await client.get(`/v1/change-requests/${draft.id}/diff`).expect(200);
    expect(diff.items[0].fields[0]).toMatchObject({
      field: 'criticality', current: 'low', proposed: 'medium',
      sources: [{ source: 'servicenow', value: 'critical', goneAt: null }],
      authority: { sources: ['people', 'servicenow'], holder: 'people', stale: false },
    });
    expect(diff.sources).toEqual(expect.arrayContaining([
      expect.objectContaining({ name: 'servicenow', state: 'ok' }),
      { name: 'gitlab', state: 'never', at: null },
      { name: 'catalog', state: 'never', at: null },
    ]));
  });

  it('lets any source replace a value that its own source has not confirmed for too long', async () => {
    const csv = 'id,lifecycle\napp-pay,sunset\n';
    await applyDraft(await post('id,lifecycle\napp-pay,live\n', { kind: 'application', source: 'people' }));
    const [row] = await rowsOf(await post(csv, { kind: 'application', source: 'sheet', dryRun: 'true' }));
    expect(row.cells[0]).toMatchObject({ outcome: 'ignored', code: 'authority' });
    expect((await client.get('/v1/stale-values').expect(200)).body.items).toEqual([]);
    await db('ref_field_origin').where({ field: 'lifecycle' }).update({ at: db.raw(`at - interval '366 days'`) });
    const [stale] = (await client.get('/v1/stale-values')).body.items;
    expect(stale).toMatchObject({ kind: 'application', id: 'app-pay', field: 'lifecycle', value: 'live', source: 'people', maxAgeDays: 365 });
    const [now] = await rowsOf(await post(csv, { kind: 'application', source: 'sheet', dryRun: 'true' }));
    expect(now.cells[0]).toMatchObject({ outcome: 'change', before: 'live', after: 'sunset' });
    await client.get('/v1/stale-values', 'visitor').expect(403);
  });

  it('reads relations of ServiceNow between applications, and ignores those of other records', async () => {
    const end = (value: string) => ({ value, link: `https://cmdb/${value}` });
    const type = { display_value: 'Depends on::Used by', value: CI('7') };
    const dump = {
      result: [
        { parent: end(CI('b')), child: end(CI('a')), type },
        { parent: end(CI('b')), child: end(CI('f')), type },
      ],
    };
    const found = await post(dump, { kind: 'relation' });
    const rows = await rowsOf(found);
    expect(rows[0]).toMatchObject({ outcome: 'new', id: 'app-returns.depends-on.app-pay' });
    expect(rows[1].cells).toContainEqual(expect.objectContaining({ outcome: 'ignored', code: 'not-an-application' }));
    expect(found).toMatchObject({ counts: { refusedRows: 0 }, requests: [{ changes: 1 }] });
    await applyDraft(found);
    expect((await post(dump, { kind: 'relation' })).requests).toEqual([]);
  });

  it('matches a similar name only with an application that no other line is for certain', async () => {
    const csv = `id,name,group\napp-pay,Payments,${GROUP}\n,Payment,${GROUP}\n,Returnss,${GROUP}\n,Return,${GROUP}\n`;
    const found = await post(csv, { kind: 'application', source: 'sheet', dryRun: 'true' });
    const rows = await rowsOf(found);
    expect(rows.map(({ line, outcome, id }) => [line, outcome, id])).toEqual([
      [3, 'new', 'app-payment'],
      [4, 'probable', 'app-returns'],
      [5, 'probable', 'app-returns'],
    ]);
    expect(rows[2].cells).toContainEqual(expect.objectContaining({ outcome: 'ignored', code: 'repeated' }));
    expect(found.counts.refusedRows).toBe(0);
  });

  it('refuses an attribute that does not match the schema, by its column', async () => {
    const attributes = { application: { tier: { values: ['gold', 'silver'] } } };
    const strict = await createTestApp(db, {}, { referentiel: ReferentielConfig.parse({ attributes }) });
    const { body } = await request(strict)
      .post('/v1/imports?kind=application&dryRun=true')
      .auth(ADMIN, { type: 'bearer' })
      .type('text/csv')
      .send('id,name,attributes.tier\napp-pay,,bronze\n,Return,bronze\n')
      .expect(201);
    expect((await rowsOf(body)).map(({ outcome }) => outcome)).toEqual(['match', 'probable']);
    expect(refusalsOf(await rowsOf(body))).toEqual([
      '2 attributes.tier: tier must be one of gold, silver; correct the line, or change the other first',
      '3 attributes.tier: tier must be one of gold, silver; correct the line, or change the other first',
    ]);
  });

  it('shows in a diff what the catalog said of the components of an application', async () => {
    await db('catalog_component').insert({ entity_ref: 'component:default/pay', stream: '11111111-1111-4111-8111-111111111111', sequence: 1, state: 'present', name: 'pay', owner: 'group:default/team-other', lifecycle: 'production' });
    await client.apply([{ op: 'create', kind: 'pivot', set: { application: 'app-pay', type: 'catalog:component', value: 'component:default/pay' } }]);
    const { body: draft } = await client.draft([{ op: 'update', kind: 'application', id: 'app-pay', set: { lifecycle: 'retired' } }]).expect(201);
    const { body: diff } = await client.get(`/v1/change-requests/${draft.id}/diff`).expect(200);
    expect(diff.items[0].fields[0].sources).toContainEqual(expect.objectContaining({ source: 'catalog', value: 'production' }));
  });

  it('refuses to draft rows whose entities changed since they were compared', async () => {
    const csv = 'id,description\napp-pay,From a sheet\n';
    const compared = await post(csv, { kind: 'application', dryRun: 'true' });
    await client.apply([{ op: 'update', kind: 'application', id: 'app-pay', set: { description: 'By a person' } }]);
    const { body } = await client.post(`/v1/imports/${compared.id}/requests`, {}, ADMIN).expect(409);
    expect(body.error.message).toBe(`app-pay changed since ${compared.id} was compared; import the file again`);
    expect((await client.get(`/v1/imports/${compared.id}`, ADMIN)).body.requests).toEqual([]);
  });

  it('keeps the later value of a source, whichever file is drafted last, and the source of the value that was applied', async () => {
    const file = (stage: string) => `id,name,group,lifecycle\napp-late,Late,${GROUP},${stage}\n`;
    const query = { kind: 'application', source: 'servicenow' };
    const old = await post(file('build'), { ...query, dryRun: 'true' });
    await post(file('live'), query);
    const { body } = await client.post(`/v1/imports/${old.id}/requests`, {}, ADMIN).expect(201);
    const said = await db('ref_source_value').where({ entity_id: 'app-late', field: 'lifecycle' });
    expect(said).toEqual([expect.objectContaining({ source: 'servicenow', value: 'live', gone_at: null })]);
    // What is applied is what the older file said: it is of its source all the same.
    await applyDraft(body);
    const origins = await db('ref_field_origin').where({ entity_id: 'app-late' }).orderBy('field').select('field', 'source', 'value');
    expect(origins).toEqual([
      { field: 'group', source: 'servicenow', value: GROUP },
      { field: 'lifecycle', source: 'servicenow', value: 'build' },
      { field: 'name', source: 'servicenow', value: 'Late' },
    ]);
    const [row] = await rowsOf(await post(file('live'), { ...query, dryRun: 'true' }));
    expect(row.cells).toEqual([expect.objectContaining({ column: 'lifecycle', outcome: 'change', before: 'build', after: 'live' })]);
  });

  it('refuses lines that are in conflict with one another or with stored pivots', async () => {
    const csv = `id,application,type,value\np-1,app-pay,focus:resource,bucket-9\np-2,app-shop,focus:resource,bucket-9\n`;
    const found = await post(csv, { kind: 'pivot', dryRun: 'true' });
    expect(refusalsOf(await rowsOf(found))[0]).toMatch(/^3 value: .*belongs to app-pay at that time.*correct the line/);
  });
}); // prettier-ignore
