import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { loadCompany } from '@rosetta/simulators/company';
import { collect } from '../__testUtils__/servers';
import { ServiceNowConfig } from './config';
import { createServiceNowClient } from './createServiceNowClient';
import { readServiceNowChange } from './datasets/changeRequests';
import { readServiceNowIncident } from './datasets/incidents';
import { ServiceNowClient } from './types';

const NOW = Date.parse('2026-11-20T16:00:00Z');
const MONTH = { since: new Date('2026-10-20T00:00:00Z'), until: new Date(NOW) };

describe('the client of ServiceNow', () => {
  let simulators: RunningSimulators;
  const clients: ServiceNowClient[] = [];
  beforeAll(async () => {
    simulators = await startSimulators({ now: () => NOW });
  });
  afterAll(async () => {
    for (const client of clients) await client.close();
    await simulators.close();
  });
  afterEach(() => simulators.set('servicenow', { state: 'up' }));
  const connect = (config: object) => {
    const { baseUrl } = simulators.sources.servicenow;
    const client = createServiceNowClient(
      ServiceNowConfig.parse({ baseUrl, ...config }),
    );
    clients.push(client);
    return client;
  };

  it('reads rows of a window with both forms of each cell, by a token, a user or an OAuth client', async () => {
    const { token } = simulators.sources.servicenow;
    const incidents = async (config: object) =>
      (await collect(connect(config).rows('incident', MONTH))).map(
        readServiceNowIncident,
      );
    const byToken = await incidents({ token });
    expect(byToken.length).toBeGreaterThan(5);
    for (const { openedAt, resolvedAt, updatedAt } of byToken) {
      expect(updatedAt >= '2026-10-20').toBe(true);
      expect((resolvedAt ?? '9') > openedAt).toBe(true);
    }
    expect(byToken.filter(({ causedBy }) => causedBy).length).toBeGreaterThan(
      0,
    );
    expect(await incidents({ user: 'rosetta', password: token })).toEqual(
      byToken,
    );
    expect(
      await incidents({ clientId: 'rosetta', clientSecret: token }),
    ).toEqual(byToken);
  });

  it('reads changes that agree with what was deployed, and what is planned', async () => {
    const { token } = simulators.sources.servicenow;
    const counts: object[] = [];
    const rows = await collect(
      connect({ token }).rows('change_request', MONTH, {
        onCounted: count => counts.push(count),
      }),
    );
    const changes = rows.map(readServiceNowChange);
    expect(counts).toEqual([
      { expected: changes.length, given: changes.length },
    ]);
    expect(new Set(changes.map(({ type }) => type)).size).toBe(3);
    expect(changes.some(({ at }) => at > new Date(NOW).toISOString())).toBe(
      true,
    );
    const [named] = changes.filter(({ correlation }) => correlation);
    const [, project, id] = named.correlation!.split(':');
    const service = simulators.world.find(project)!;
    expect(
      simulators.world
        .schedule(service, 'production')
        .some(deployment => String(deployment.id) === id),
    ).toBe(true);
  });

  it('reads a table of the CMDB whole, page by page, and the rows that match a filter', async () => {
    const company = loadCompany();
    const [first] = company.applications;
    const many = Array.from({ length: 1_150 }, (_, at) => ({ ...first, id: `app-${at}`, name: `App ${at}`, tools: [], resources: [] }));
    const own = await startSimulators({ company: { ...company, applications: many, relations: { 'app-0': { 'depends-on': ['app-1'] } } } });
    const { token, baseUrl } = own.sources.servicenow;
    const client = connect({ token, baseUrl });
    const counts: object[] = [];
    const onCounted = (count: object) => counts.push(count);
    const rows = await collect(client.rows('cmdb_ci_business_app', {}, { onCounted, fields: ['sys_id', 'name', 'support_group'] }));
    expect(new Set(rows.map(row => (row as any).name.value)).size).toBe(1_150);
    expect(rows[0]).toEqual({
      sys_id: expect.anything(),
      name: expect.anything(),
      support_group: { value: expect.stringMatching(/^[0-9a-f]{32}$/), display_value: expect.any(String) },
    });
    const between = 'parent.sys_class_nameINSTANCEOFcmdb_ci_business_app^child.sys_class_nameINSTANCEOFcmdb_ci_business_app';
    const related = await collect(client.rows('cmdb_rel_ci', {}, { onCounted, filter: between }));
    expect(related).toHaveLength(1);
    expect(counts).toEqual([{ expected: 1_150, given: 1_150 }, { expected: 1, given: 1 }]);
    const filtered = await collect(client.rows('cmdb_ci_business_app', {}, { filter: 'name=App 7' }));
    expect(filtered).toHaveLength(1);
    await own.close();
  }); // prettier-ignore

  it.each([
    ['401', 'ServiceNow answered 401 to /api/now/table/incident: the token has expired; check the token that is configured for it'],
    ['500', 'ServiceNow answered 500 to /api/now/table/incident'],
    ['garbage', 'ServiceNow answered 200 with no valid JSON'],
  ] as const)('fails in words when ServiceNow is down as %s', async (as, message) => {
    const { token } = simulators.sources.servicenow;
    simulators.set('servicenow', { state: 'down', as });
    await expect(
      collect(connect({ token }).rows('incident', MONTH)),
    ).rejects.toThrow(message);
  }); // prettier-ignore
});

describe('pages of ServiceNow', () => {
  const idOf = (rank: number) => String(rank).padStart(32, '0');
  const read = async (
    answer: (query: URLSearchParams, count: number) => { rows: number[]; total: number; next: boolean; error?: string },
  ) => {
    let count = 0;
    const server = createServer((req: IncomingMessage, res) => {
      const query = new URL(req.url!, 'http://x').searchParams;
      const { rows, total, next, error } = answer(query, (count += 1));
      res.setHeader('x-total-count', total);
      if (next) res.setHeader('link', '<http://x/y>;rel="next"');
      res.setHeader('content-type', 'application/json');
      const result = rows.map(rank => ({ sys_id: { value: idOf(rank), display_value: idOf(rank) } }));
      res.end(JSON.stringify({ result, ...(error && { error: { message: error } }) }));
    });
    await new Promise<void>(resolve => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const client = createServiceNowClient({ baseUrl: `http://127.0.0.1:${port}`, token: 't' });
    const counted: unknown[] = [];
    try {
      const rows = await collect(
        client.rows('incident', MONTH, { onCounted: each => counted.push(each) }),
      );
      return { rows: rows.map(row => Number((row as any).sys_id.value)), counted, count };
    } finally {
      await client.close();
      server.close();
    }
  }; // prettier-ignore

  it('go on after the last row, so that rows which move away hide no other', async () => {
    const queries: string[] = [];
    const found = await read((query, count) => {
      queries.push(query.get('sysparm_query')!);
      return count === 1
        ? { rows: [1, 2, 3], total: 505, next: true }
        : { rows: [4, 5], total: 2, next: false };
    });
    expect(found.rows).toEqual([1, 2, 3, 4, 5]);
    expect(queries).toEqual([
      'sys_updated_on>=2026-10-20 00:00:00^sys_updated_on<2026-11-20 16:00:00^ORDERBYsys_id',
      `sys_updated_on>=2026-10-20 00:00:00^sys_updated_on<2026-11-20 16:00:00^sys_id>${idOf(
        3,
      )}^ORDERBYsys_id`,
    ]);
  });

  it('go on behind a page whose rows are all hidden, and count what was expected', async () => {
    const found = await read(query =>
      query.get('sysparm_offset') === '0'
        ? { rows: [], total: 700, next: true }
        : { rows: [9], total: 700, next: false },
    );
    expect(found).toMatchObject({
      rows: [9],
      counted: [{ expected: 700, given: 1 }],
      count: 2,
    });
  });

  it('are refused when ServiceNow gave a part of the answer only', async () => {
    await expect(
      read(() => ({ rows: [1], total: 1, next: false, error: 'Transaction cancelled: maximum execution time exceeded' })),
    ).rejects.toThrow('ServiceNow answered /api/now/table/incident in part only: Transaction cancelled'); // prettier-ignore
  });
});

it.each([
  [{}, 'give a token, or user and password, or clientId and clientSecret'],
  [{ token: 't', user: 'u', password: 'p' }, 'give a token, or what one is fetched with, not both'],
  [{ user: 'u' }, 'user and password belong together'],
  [{ clientId: 'u' }, 'clientId and clientSecret belong together'],
])('refuses the credentials %j with the cure', (config, problem) => {
  const { error } = ServiceNowConfig.safeParse({ baseUrl: 'https://acme.service-now.com', ...config });
  expect(error?.issues[0].message).toContain(problem);
}); // prettier-ignore
