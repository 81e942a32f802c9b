import { TestDatabases } from '@rosetta/test-kit/databases';
import { BudgetAlert } from '@rosetta/contracts/finops';
import { addMonths, monthsOf } from '@rosetta/contracts/values';
import {
  BudgetThresholds,
  BudgetWatchStore,
  FINOPS_JOBS,
} from '@rosetta/finops-mart';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { RunService } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import request from 'supertest';
import { addBudgets } from '../__testUtils__/addBudgets';
import { createTestService, TestService } from '../__testUtils__/service';
import { BudgetWatch } from './BudgetWatch';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const MONTH = new Date().toISOString().slice(0, 7);
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('the service of budget alerts', () => {
  let service: TestService;
  let runs: RunService;
  beforeAll(async () => {
    service = await createTestService(databases);
    runs = new RunService(service.db, { domain: 'finops', jobs: FINOPS_JOBS });
    for (const period of monthsOf(addMonths(MONTH, -8), MONTH))
      await publishTestRun(service.db, {
        period,
        facts: [{ application: 'app-pay', effective: '100' }],
        labels: [{ dimension: 'application', key: 'app-pay', label: 'Pay' }],
      });
  });
  afterAll(() => Promise.all([runs.close(), service.stop()]));

  const watch = () =>
    new BudgetWatch({
      db: service.db,
      runs,
      logger: createLogger({ service: 'test', level: 'silent' }),
      currency: 'USD',
      thresholds: BudgetThresholds.parse(undefined),
    });
  const setBudget = (amount: string, month = MONTH) =>
    addBudgets(service.db, [
      { kind: 'application', key: 'app-pay', month, currency: 'USD', amount },
    ]);
  const bill = (effective: string) =>
    publishTestRun(service.db, {
      period: MONTH,
      facts: [
        {
          application: 'app-pay',
          effective,
          chargeFrom: `${MONTH}-01T00:00:00.000Z`,
          chargeTo: `${MONTH}-02T00:00:00.000Z`,
        },
      ],
    });
  const alerts = async (query = {}): Promise<BudgetAlert[]> =>
    (await service.get('/v1/budgets/alerts', query).expect(200)).body.items;
  const raised = async () =>
    (await alerts({ month: MONTH })).map(({ basis, percent }) => `${basis} ${percent}`); // prettier-ignore
  const setTold = (id: string, role: string, body: object) =>
    request(service.app)
      .post(`/v1/budgets/alerts/${id}/told`)
      .set('authorization', `Bearer ${role}`)
      .send(body);

  it('raises no alert for a budget that holds', async () => {
    await setBudget('200');
    await watch().compare();
    expect(await alerts()).toEqual([]);
  });

  it('raises an alert for a budget that the forecast passes, once, however often budgets are compared', async () => {
    await setBudget('90');
    await Promise.all([watch().compare(), watch().compare()]);
    await watch().compare();
    expect(await alerts()).toEqual([
      {
        id: expect.any(String),
        ...{ kind: 'application', key: 'app-pay', month: MONTH, currency: 'USD', label: 'Pay' },
        ...{ basis: 'forecast', percent: 100, amount: '90', cost: '100', setBy: 'user:default/jane' },
        ...{ raisedAt: expect.stringMatching(/Z$/), toldAt: null, toldTo: [] },
      },
    ]); // prettier-ignore
  });

  it('raises another alert only when a higher threshold is passed, and once where a process was killed meanwhile', async () => {
    await bill('80');
    await watch().compare();
    expect(await raised()).toEqual(['forecast 100']);
    await bill('95');
    const killed = jest
      .spyOn(BudgetWatchStore.prototype, 'setSeen')
      .mockRejectedValueOnce(new Error('killed'));
    await expect(watch().compare()).rejects.toThrow('killed');
    killed.mockRestore();
    expect(await raised()).toEqual(['forecast 100']);
    await watch().compare();
    await watch().compare();
    expect(await raised()).toEqual(['actual 100', 'forecast 100']);
    await setBudget('50');
    await watch().compare();
    expect(await raised()).toHaveLength(2);
  });

  it('raises no alert for a month that is over and kept its budget, however near it came', async () => {
    await setBudget('110', addMonths(MONTH, -1));
    await watch().compare();
    expect(await alerts({ month: addMonths(MONTH, -1) })).toEqual([]);
  });

  it('raises alerts for the month before, whose bills still come, and for no older one', async () => {
    await setBudget('90', addMonths(MONTH, -1));
    await setBudget('1', addMonths(MONTH, -2));
    await watch().compare();
    const older = (await alerts()).filter(({ month }) => month !== MONTH);
    expect(older).toMatchObject([{ month: addMonths(MONTH, -1), basis: 'actual', percent: 100 }]); // prettier-ignore
  });

  it('keeps who was told first, and adds that to the audit', async () => {
    const [{ id }] = await alerts({ month: MONTH });
    const body = { recipients: ['user:default/jane'] };
    const first = await setTold(id, 'Rosetta_FinOps_Admin', body).expect(200);
    expect(first.body).toMatchObject({ id, toldTo: body.recipients });
    const again = await setTold(id, 'Rosetta_FinOps_Admin', { recipients: [] });
    expect(again.body).toEqual(first.body);
    expect(await alerts({ state: 'told' })).toEqual([first.body]);
    expect(await alerts({ state: 'pending' })).toHaveLength(2);
    const audit = await request(service.app)
      .get('/v1/audit')
      .query({ kind: 'budget-alert' })
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .expect(200);
    expect(audit.body.items).toMatchObject([{ entityId: id, after: { toldTo: body.recipients } }]); // prettier-ignore
  });

  it('refuses a record of who was told by the wrong person, in the wrong form or for no alert, and a wrong filter', async () => {
    const body = { recipients: [] };
    await request(service.app).post(`/v1/budgets/alerts/${NOBODY}/told`).expect(401); // prettier-ignore
    await setTold(NOBODY, 'Rosetta_User', body).expect(403);
    const wrong = await setTold(NOBODY, 'Rosetta_FinOps_Admin', { recipients: 'jane' }); // prettier-ignore
    expect([wrong.status, wrong.body.error.message]).toEqual([400, expect.stringContaining('recipients')]); // prettier-ignore
    await setTold(NOBODY, 'Rosetta_FinOps_Admin', body).expect(404);
    await setTold('7', 'Rosetta_FinOps_Admin', body).expect(400);
    const list = await service.get('/v1/budgets/alerts', { state: 'late' });
    expect([list.status, list.body.error.message]).toEqual([400, expect.stringContaining('state')]); // prettier-ignore
    await request(service.app).get('/v1/budgets/alerts').expect(401);
  });
});
