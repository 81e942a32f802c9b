import { TestDatabases } from '@rosetta/test-kit/databases';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const NONE = { bill: '0', rate: '0', pivot: '0', rule: '0', weights: '0' };

describe('the causes of what a run changed', () => {
  let service: TestService;
  let first: string;
  let second: string;
  let third: string;
  beforeAll(async () => {
    service = await createTestService(databases);
    const publish = async (application: string, effective: string) => {
      const run = await publishTestRun(service.db, {
        period: '2024-09',
        facts: [{ application, effective }],
        labels: [{ dimension: 'application', key: 'app-a', label: '=Shop' }],
      });
      return run.id;
    };
    first = await publish('app-a', '1.5');
    second = await publish('app-b', '1.5');
    third = await publish('app-b', '2');
  });
  afterAll(() => service.stop());

  const pathOf = (id: string) => `/v1/runs/${id}/compare/causes`;

  it('are those since the run before, or since the one that is named', async () => {
    const since = await service.get(pathOf(third)).expect(200);
    expect(since.body).toMatchObject({
      run: { runId: third, period: '2024-09' },
      with: { runId: second },
      items: [{ key: 'app-b', causes: { ...NONE, bill: '0.5' } }],
    });
    const { body } = await service.get(pathOf(third), { with: first });
    expect(body).toMatchObject({
      with: { runId: first },
      totals: [{ before: '1.5', after: '2', causes: { ...NONE, bill: '0.5' } }],
      items: [
        { key: 'app-b', difference: '2', causes: { ...NONE, pivot: '2' } },
        { key: 'app-a', difference: '-1.5', causes: { ...NONE, bill: '0.5', pivot: '-2' } },
      ],
    }); // prettier-ignore
  });

  it('are none for the first run of a month', async () => {
    const { body } = await service.get(pathOf(first)).expect(200);
    expect(body).toMatchObject({ with: null, totals: [], items: [] });
  });

  it('can be read as CSV, with names that no spreadsheet runs', async () => {
    const { text } = await service
      .get(pathOf(second))
      .set('accept', 'text/csv')
      .expect(200);
    const [heading, ...rows] = text.trim().split('\r\n');
    expect(heading).toBe('application,label,currency,before,after,difference,byBill,byRate,byPivot,byRule,byWeights,runId,withRunId'); // prettier-ignore
    expect(rows).toContain(`app-a,'=Shop,USD,1.5,0,-1.5,0,0,-1.5,0,0,${second},${first}`); // prettier-ignore
  });

  it.each([
    ['no token', '', undefined, 401],
    ['no role', '', 'visitor', 403],
    ['an unknown parameter', '?wiht=x', 'Rosetta_User', 400],
    ['a run that is not there', '?with=none', 'Rosetta_User', 404],
  ])('are refused with %s', async (_, query, role, status) => {
    const call = request(service.app).get(`${pathOf(third)}${query}`);
    if (role) call.set('authorization', `Bearer ${role}`);
    expect((await call).status).toBe(status);
  });

  it('are refused between runs of two months', async () => {
    const { id } = await publishTestRun(service.db, {
      period: '2024-10',
      facts: [{}],
    });
    const { body } = await service.get(pathOf(third), { with: id }).expect(400);
    expect(body.error.message).toMatch(/^with: run .* is of 2024-10/);
  });
});
