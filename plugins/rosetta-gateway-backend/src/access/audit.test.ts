import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { Role } from '@rosetta/contracts/access';
import { RecordingAuditor } from '../__testUtils__/RecordingAuditor';
import { RunningGateway, startGateway } from '../__testUtils__/startGateway';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

describe('the audit of the access routes', () => {
  const people: { roles: Role[] } = { roles: [] };
  let auditor: RecordingAuditor;
  let gateway: RunningGateway;

  beforeEach(async () => {
    people.roles = ['Rosetta_Admin'];
    auditor = new RecordingAuditor();
    gateway = await startGateway({
      knex: await databases.init(databaseId),
      people,
      serviceUrl: 'http://localhost:1',
      auditor,
    });
  });
  afterEach(() => gateway.stop());

  const get = (path: string) =>
    fetch(`${gateway.url}/v1/${path}`, {
      headers: {
        authorization: mockCredentials.user.header('user:default/boss'),
        'x-request-id': 'r-1',
      },
    });

  const event = {
    eventId: 'relay',
    severityLevel: 'medium',
    service: 'portal',
    operation: 'getPerson',
    action: 'roles.read-others',
    requestId: 'r-1',
  };

  it('records a read of another person’s roles like a write, with its outcome', async () => {
    expect((await get('people/jane')).status).toBe(404);
    expect(auditor.events).toEqual([
      { ...event, outcome: 'initiated' },
      { ...event, outcome: 'failed', error: 'NotFoundError' },
    ]);
  });

  it('records a refused read too', async () => {
    people.roles = ['Rosetta_User'];
    expect((await get('people/jane')).status).toBe(403);
    expect(auditor.events).toContainEqual({
      ...event,
      outcome: 'failed',
      error: 'NotAllowedError',
      refused: true,
    });
  });

  it('records a read of the caller’s own roles at low severity', async () => {
    await get('roles');
    await get('me');
    expect(auditor.events).toMatchObject([
      { operation: 'getRoles', severityLevel: 'low', outcome: 'initiated' },
      { operation: 'getRoles', outcome: 'succeeded', status: 200 },
      { operation: 'getMe', severityLevel: 'low', outcome: 'initiated' },
      { operation: 'getMe', outcome: 'succeeded', status: 200 },
    ]);
  });
});
