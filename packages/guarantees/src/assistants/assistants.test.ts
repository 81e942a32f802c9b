import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Person } from '../access-matrix/principals';
import { groupWithRole } from '../portal/startPortal';
import { AssistantPlatform, callTool as call } from './AssistantPlatform';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const APPLICATION = 'app-shop';

let platform: AssistantPlatform;

const connectAssistant = (person: Person) => platform.connect(person);

beforeAll(async () => {
  platform = await AssistantPlatform.start(databases);
  await platform.makeApplication(APPLICATION);
  await publishTestRun(platform.dbs['finops-api'], {
    period: '2024-09',
    facts: [
      { application: APPLICATION, effective: '12.5' },
      { effective: '2' },
    ],
  });
});
afterAll(() => platform?.stop());

describe('an assistant', () => {
  it('lists its tools, of which two write', async () => {
    const { tools } = await (
      await connectAssistant('Rosetta_User')
    ).listTools();
    const hints = tools.map(({ name, annotations }) => [
      name,
      annotations?.readOnlyHint,
      annotations?.destructiveHint,
      annotations?.idempotentHint,
    ]);
    expect(hints).toEqual([
      ['rosetta.list-applications', true, false, true],
      ['rosetta.get-application-owner', true, false, true],
      ['rosetta.get-application-costs', true, false, true],
      ['rosetta.get-application-deployments', true, false, true],
      ['rosetta.get-live-deployments', true, false, true],
      ['rosetta.explain-costs', true, false, true],
      ['rosetta.compare-costs', true, false, true],
      ['rosetta.list-budgets', true, false, true],
      ['rosetta.get-forecast', true, false, true],
      ['rosetta.list-cost-anomalies', true, false, true],
      ['rosetta.list-incidents', true, false, true],
      ['rosetta.find-incident-suspects', true, false, true],
      ['rosetta.explain-dora-figure', true, false, true],
      ['rosetta.check-change-gate', true, false, true],
      ['rosetta.list-batch-jobs', true, false, true],
      ['rosetta.run-batch', false, false, false],
      ['rosetta.get-batch-run', true, false, true],
      ['rosetta.preview-allocation-rule', true, false, true],
      ['rosetta.list-groups', true, false, true],
      ['rosetta.list-pivots', true, false, true],
      ['rosetta.list-change-requests', true, false, true],
      ['rosetta.get-change-request', true, false, true],
      ['rosetta.propose-change', false, false, false],
    ]);
    expect(tools[2].inputSchema).toMatchObject({
      type: 'object',
      required: ['application'],
      additionalProperties: false,
    });
  });

  it('reads what an application costs, month by month', async () => {
    const assistant = await connectAssistant('Rosetta_User');
    expect(
      await call(assistant, 'get-application-costs', {
        application: APPLICATION,
        from: '2024-09',
        to: '2024-10',
      }),
    ).toMatchObject({
      groupBy: 'month',
      total: { amount: '12.5' },
      items: [{ key: '2024-09', amount: '12.5' }],
    });
  });

  it('explains a figure, and compares two periods', async () => {
    const assistant = await connectAssistant('Rosetta_User');
    const window = { from: '2024-09', to: '2024-10' };
    expect(
      await call(assistant, 'explain-costs', {
        ...window,
        application: APPLICATION,
      }),
    ).toMatchObject({
      total: { amount: '12.5' },
      parts: [{ bearer: APPLICATION, kind: 'direct', amount: '12.5' }],
      passedOn: { amount: '0', items: [] },
    });
    expect(
      await call(assistant, 'compare-costs', {
        ...window,
        otherFrom: '2024-08',
        groupBy: 'application',
      }),
    ).toMatchObject({
      otherMissing: ['2024-08'],
      // A month without figures is not zero.
      total: { amount: '14.5', other: '0', difference: null, drivers: null },
      items: [
        { key: APPLICATION, amount: '12.5', difference: null },
        { key: 'unallocated', amount: '2', difference: null },
      ],
    });
  });

  it('reads who owns it', async () => {
    const assistant = await connectAssistant('Rosetta_User');
    expect(
      await call(assistant, 'get-application-owner', {
        application: APPLICATION,
      }),
    ).toMatchObject({
      application: { id: APPLICATION, name: 'Shop' },
      group: { id: 'team-shop', members: ['user:default/jane'] },
    });
  });

  it('reads what was deployed, and what is deployed now', async () => {
    const assistant = await connectAssistant('Rosetta_User');
    const application = APPLICATION;
    expect(
      await call(assistant, 'get-application-deployments', { application }),
    ).toEqual({ items: [] });
    expect(
      await call(assistant, 'get-live-deployments', { application }),
    ).toMatchObject({ items: [], sources: [] });
  });

  it('receives the error message of the service', async () => {
    const assistant = await connectAssistant('Rosetta_User');
    expect(
      await call(assistant, 'get-application-owner', { application: 'app-no' }),
    ).toMatch(/^NotFoundError: .*app-no/);
    expect(
      await call(assistant, 'get-application-costs', { application: 'app-no' }),
    ).toMatch(/^NotFoundError: .*app-no/);
    expect(
      await call(assistant, 'get-application-costs', {
        application: APPLICATION,
        from: '2024-10',
        to: '2024-09',
      }),
    ).toMatch(/^InputError: .*to: must be after from/);
    expect(
      await call(assistant, 'get-application-costs', {
        app: APPLICATION,
        from: '2024',
      }),
    ).toMatch(
      /^InputError: input.application: is missing; it must be text; input.from: must be a month, YYYY-MM; input: unknown "app"; known are application, from/,
    );
  });

  it('proposes a change, which only people submit and approve', async () => {
    const assistant = await connectAssistant('Rosetta_User');
    const change = {
      op: 'update',
      kind: 'application',
      id: APPLICATION,
      set: { criticality: 'high' },
    };
    const draft = await call(assistant, 'propose-change', {
      title: 'The shop matters',
      reason: 'It takes all orders',
      changes: [change],
    });
    expect(draft).toMatchObject({
      state: 'draft',
      author: `user:default/${groupWithRole('Rosetta_User')}`,
    });
    const { id } = draft as { id: string };
    expect(await call(assistant, 'get-change-request', { id })).toMatchObject({
      request: { id, state: 'draft', changes: [change] },
      diff: { items: [{ fields: [{ field: 'criticality' }] }], conflicts: [] },
    });
    expect(
      await call(assistant, 'list-change-requests', { mine: 'true' }),
    ).toMatchObject({ items: [{ id }, { state: 'applied' }] });
    expect(
      await call(assistant, 'list-applications', { search: 'shop' }),
    ).toMatchObject({ items: [{ id: APPLICATION, group: 'team-shop' }] });
    expect(
      await call(assistant, 'propose-change', {
        title: 'The shop matters',
        reason: 'It takes all orders',
        changes: [{ ...change, set: { criticality: 'huge' } }],
      }),
    ).toMatch(
      /^InputError: input.changes\[0\].set.criticality: must be one of/,
    );
    const { tools } = await assistant.listTools();
    for (const { name } of tools)
      expect(name).not.toMatch(/submit|approve|reject|withdraw|erase/);
  });

  it('runs a batch for a person with the role', async () => {
    const assistant = await connectAssistant('Rosetta_FinOps_Admin');
    const run = await call(assistant, 'run-batch', {
      batch: 'finops',
      period: '2024-09',
      mode: 'reprocess',
      reason: 'A pivot was wrong',
    });
    expect(run).toMatchObject({
      state: 'queued',
      mode: 'reprocess',
      requestedBy: `user:default/${groupWithRole('Rosetta_FinOps_Admin')}`,
      reason: 'A pivot was wrong',
    });
    const { id } = run as { id: string };
    expect(
      await call(assistant, 'get-batch-run', { batch: 'finops', id }),
    ).toMatchObject({ id, state: 'queued' });
    expect(
      await call(assistant, 'run-batch', {
        batch: 'finops',
        period: '2024-09',
        reason: 'Once more',
      }),
    ).toMatch(/^ConflictError: /);
  });

  it('refuses to run a batch without the role, and names it', async () => {
    const assistant = await connectAssistant('Rosetta_User');
    expect(
      await call(assistant, 'run-batch', {
        batch: 'finops',
        period: '2024-09',
        reason: 'I would like to',
      }),
    ).toMatch(
      /^NotAllowedError: finops.runs.write needs one of the roles Rosetta_FinOps_Admin/,
    );
  });

  it('is refused without a role or a token', async () => {
    await expect(connectAssistant('no role')).rejects.toThrow(
      /403|NotAllowedError/,
    );
    const answer = await fetch(`${platform.url}/api/mcp-actions/v1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
    expect(answer.status).toBe(401);
  });

  it('is refused by the MCP server without a role', async () => {
    const ACTIONS = `${platform.url}/api/rosetta/.backstage/actions/v1/actions`;
    const requestStatus = async (
      person: Person,
      path: string,
      method: string,
    ) => {
      const headers = await platform.authorization(person);
      const answer = await fetch(ACTIONS + path, { method, headers });
      return answer.status;
    };
    const INVOKE = '/rosetta:list-applications/invoke';
    expect(await requestStatus('no role', '', 'GET')).toBe(403);
    expect(await requestStatus('no role', INVOKE, 'POST')).toBe(403);
    expect(await requestStatus('Rosetta_User', '', 'GET')).toBe(200);
    expect(await requestStatus('Rosetta_User', INVOKE, 'POST')).toBe(200);
  });
});
