import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Action } from '@rosetta/contracts/access';
import {
  approveChangeRequest,
  createChangeRequest,
  getApplication,
  listPivots,
  submitChangeRequest,
} from '@rosetta/contracts/ref';
import { HttpClient, callRoute, createHttpClient } from '@rosetta/http-kit';
import {
  REF_MIGRATIONS,
  createPlatformRefApp,
} from '@rosetta/platform-ref-api';
import { Caller, createLogger, migrate } from '@rosetta/service-kit';
import { testAudit } from '@rosetta/service-kit/testUtils';
import { demoReferentiel } from './demoReferentiel';
import { loadDemoReferentiel } from './loadDemoReferentiel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** As the configuration of the demo has them: neither may do what the other does. */
const MACHINES: Record<string, Action[]> = {
  'demo-author': ['ref.read', 'ref.changes.write'],
  'demo-approver': [
    'ref.read',
    'ref.changes.approve',
    'ref.changes.approve-any',
  ],
};

const createCaller = (subject: string): Caller => ({
  subject,
  kind: 'machine',
  roles: [],
  groups: [],
  expiresAt: new Date(Date.now() + 60_000),
  may: action => MACHINES[subject].includes(action),
});

describe('loading the demo company into the référentiel', () => {
  let server: Server;
  let author: HttpClient;
  let approver: HttpClient;

  const createClient = (subject: string) =>
    createHttpClient({
      name: 'platform-ref-api',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      token: async () => subject,
      timeoutMs: 30_000,
    });

  beforeEach(async () => {
    const db = await databases.init('POSTGRES_18');
    await migrate(db, REF_MIGRATIONS);
    server = createServer(
      createPlatformRefApp(db, {
        version: '0.0.0',
        logger: createLogger({ service: 'platform-ref-api', level: 'silent' }),
        identity: { verify: async token => createCaller(token) },
        audit: testAudit(),
      }),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    author = createClient('demo-author');
    approver = createClient('demo-approver');
  });
  afterEach(async () => {
    await Promise.all([author.close(), approver.close()]);
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });

  const load = (wanted = demoReferentiel()) =>
    loadDemoReferentiel({ author, approver }, wanted);
  const version = async () =>
    (await callRoute(author, listPivots, { query: { limit: 1 } })).version;
  const apply = async (
    changes: Parameters<
      typeof callRoute<typeof createChangeRequest>
    >[2]['body']['changes'],
  ) => {
    const body = { title: 'By hand', reason: 'Because', changes };
    const { id, revision } = await callRoute(author, createChangeRequest, {
      body,
    });
    const params = { id };
    await callRoute(author, submitChangeRequest, { params });
    const headers = { 'if-match': `"${revision}"` };
    await callRoute(approver, approveChangeRequest, { params }, { headers });
  };

  it('creates everything the first time and nothing the second', async () => {
    const wanted = demoReferentiel();
    expect(await load()).toEqual({ created: wanted.length });
    expect(await version()).toBe(1);
    expect(await load()).toEqual({ created: 0 });
    expect(await version()).toBe(1);
  });

  it('resumes a load that was interrupted', async () => {
    const [first, ...rest] = demoReferentiel();
    const cut = {
      ...approver,
      request: () => Promise.reject(new Error('cut')),
    };
    await expect(
      loadDemoReferentiel({ author, approver: cut as HttpClient }, [
        first,
        ...rest,
      ]),
    ).rejects.toThrow('cut');
    expect(await load()).toEqual({ created: rest.length + 1 });
    expect(await version()).toBe(1);
  });

  it('adds what a newer demo brings and keeps what people have changed', async () => {
    const wanted = demoReferentiel();
    await load(wanted.slice(0, -3));
    await apply([
      {
        op: 'update',
        kind: 'application',
        id: 'app-storefront',
        set: { name: 'The shop' },
      },
    ]);
    expect(await load()).toEqual({ created: 3 });
    const params = { id: 'app-storefront' };
    const { name } = await callRoute(author, getApplication, { params });
    expect(name).toBe('The shop');
  });
});
