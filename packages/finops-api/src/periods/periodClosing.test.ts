import { TestDatabases } from '@rosetta/test-kit/databases';
import { PublicationStore } from '@rosetta/run-kit';
import { COSTS_JOB } from '@rosetta/finops-mart';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('closing months', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, { period: '2024-09', facts: [{}] });
  });
  afterEach(() => service.stop());

  const post = (
    path: string,
    body: object = { reason: 'audited' },
    role = 'Rosetta_FinOps_Admin',
  ) =>
    request(service.app)
      .post(`/v1/periods/${path}`)
      .set('authorization', `Bearer ${role}`)
      .send(body);
  const listed = async () =>
    (await service.get('/v1/periods').expect(200)).body.items;

  it('closes a published month and reopens it, and shows its state', async () => {
    const { body } = await post('2024-09/close').expect(200);
    const closed = {
      at: expect.stringMatching(/Z$/),
      by: 'user:default/jane',
      reason: 'audited',
    };
    expect(body).toMatchObject({ period: '2024-09', lines: 1, closed });
    expect(await listed()).toEqual([body]);
    const reopened = await post('2024-09/reopen').expect(200);
    expect(reopened.body).not.toHaveProperty('closed');
    expect(await listed()).toEqual([reopened.body]);
  });

  it('lets what was withheld be made again once the month is open', async () => {
    await post('2024-09/close').expect(200);
    const publications = new PublicationStore(service.db, COSTS_JOB.name);
    const [{ runId }] = await publications.current('2024-09');
    await service.db('run').insert({
      id: 'withheld',
      job: COSTS_JOB.name,
      period: '2024-09',
      mode: 'run',
      state: 'succeeded',
      requested_by: 'a test',
      reason: 'a test',
      withheld: true,
      finished_at: '2999-01-01T00:00:00Z',
    });
    const last = async () =>
      (await publications.currentInputs()).get('2024-09')?.runId;
    expect(await last()).toBe('withheld');
    await post('2024-09/reopen').expect(200);
    expect(await last()).toBe(runId);
  });

  it.each([
    ['2024-09/reopen', {}, 409, '2024-09 is not closed'],
    ['2024-10/close', {}, 404, 'Nothing is published for 2024-10'],
    ['2024-10/reopen', {}, 404, 'Nothing is published for 2024-10'],
    ['2024-13/close', {}, 400, 'path.period: must be a month'],
    ['2024-09/close', { reason: ' ' }, 400, 'body.reason: must not be empty'],
    ['2024-09/close', { reason: undefined }, 400, 'body.reason: is missing'],
    ['2024-09/close', { force: true }, 400, 'body: unknown "force"'],
  ])('refuses %s with %j: %d', async (path, fields, status, message) => {
    const answer = await post(path, { reason: 'audited', ...fields });
    expect([answer.status, answer.body.error.message]).toEqual([
      status,
      expect.stringContaining(message),
    ]);
  }); // prettier-ignore

  it('refuses to close a month twice, and names who closed it', async () => {
    const answers = await Promise.all([
      post('2024-09/close'),
      post('2024-09/close'),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409]);
    const { body } = answers.find(({ status }) => status === 409)!;
    expect(body.error.message).toMatch(/^2024-09 is closed already, by user:default\/jane on /); // prettier-ignore
  });

  it('is for FinOps admins, and every act is in the audit', async () => {
    await post('2024-09/close', undefined, 'Rosetta_User').expect(403);
    await post('2024-09/close', undefined, 'visitor').expect(403);
    await post('2024-09/close').expect(200);
    await post('2024-09/reopen', { reason: 'a late bill' }).expect(200);
    const audit = await request(service.app)
      .get('/v1/audit')
      .query({ kind: 'period' })
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .expect(200);
    expect(audit.body.items).toMatchObject([
      { op: 'reopen', reason: 'a late bill', before: { closed: true }, after: { closed: false } },
      { op: 'close', entityId: '2024-09', actor: 'user:default/jane', after: { closed: true } },
    ]); // prettier-ignore
  });
});
