import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import { TestDatabases } from '@rosetta/test-kit/databases';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { groupWithRole } from '../portal/startPortal';
import { signIn } from '../portal/testSignIn';
import { Platform } from '../access-matrix/Platform';
import { Person, bearer } from '../access-matrix/principals';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const APPLICATION = 'app-shop';

let platform: Platform;
const clients: Client[] = [];

const signInAs = (person: Person) =>
  person === 'no role'
    ? signIn(platform.portal.url, 'visitor')
    : signIn(platform.portal.url, groupWithRole(person), groupWithRole(person));

/** Somebody's assistant, connected with their token over the Model Context Protocol. */
async function connectAssistant(person: Person): Promise<Client> {
  const client = new Client({ name: 'an assistant', version: '0.0.0' });
  clients.push(client);
  await client.connect(
    new StreamableHTTPClientTransport(
      new URL(`${platform.portal.url}/api/mcp-actions/v1`),
      { requestInit: { headers: bearer(await signInAs(person)) } },
    ),
  );
  return client;
}

async function call(client: Client, name: string, input: object) {
  const { isError, structuredContent, content } = await client.callTool({
    name: `rosetta.${name}`,
    arguments: input as Record<string, unknown>,
  });
  const [{ text }] = content as { text: string }[];
  return isError ? text : structuredContent;
}

async function post(person: Person, path: string, body: object) {
  const answer = await fetch(
    `${platform.portal.url}/api/rosetta/ref/v1/${path}`,
    {
      method: 'POST',
      headers: {
        ...bearer(await signInAs(person)),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    },
  );
  return answer.json();
}

/** An application of a team, requested by one person and approved by another. */
async function makeApplication() {
  const { id } = await post('Rosetta_User', 'change-requests', {
    title: 'The shop',
    reason: 'It is there',
    changes: [
      {
        op: 'create',
        kind: 'group',
        id: 'team-shop',
        set: { name: 'Shop', members: ['user:default/jane'] },
      },
      {
        op: 'create',
        kind: 'application',
        id: APPLICATION,
        set: { name: 'Shop', group: 'team-shop' },
      },
    ],
  });
  await post('Rosetta_User', `change-requests/${id}/submit`, {});
  await post('Rosetta_Referentiel_Admin', `change-requests/${id}/approve`, {});
}

beforeAll(async () => {
  platform = await Platform.start(databases, {
    features: [actionsRegistryServiceFactory, actionsServiceFactory, mcpPlugin],
    config: { actions: { pluginSources: ['rosetta'] } },
  });
  await makeApplication();
  await publishTestRun(platform.dbs['finops-api'], {
    period: '2024-09',
    facts: [
      { application: APPLICATION, effective: '12.5' },
      { effective: '2' },
    ],
  });
});
afterAll(async () => {
  await Promise.all(clients.map(client => client.close()));
  await platform?.stop();
});

describe('an assistant', () => {
  it('lists its tools, of which one writes', async () => {
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
      ['rosetta.list-batch-jobs', true, false, true],
      ['rosetta.run-batch', false, false, false],
      ['rosetta.get-batch-run', true, false, true],
      ['rosetta.preview-allocation-rule', true, false, true],
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
      total: { amount: '14.5', other: '0', difference: '14.5' },
      items: [
        { key: APPLICATION, difference: '12.5' },
        { key: 'unallocated', difference: '2' },
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
    const answer = await fetch(`${platform.portal.url}/api/mcp-actions/v1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
    expect(answer.status).toBe(401);
  });

  it('is refused by the MCP server without a role', async () => {
    const ACTIONS = `${platform.portal.url}/api/rosetta/.backstage/actions/v1/actions`;
    const requestStatus = async (
      person: Person,
      path: string,
      method: string,
    ) => {
      const headers = bearer(await signInAs(person));
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
