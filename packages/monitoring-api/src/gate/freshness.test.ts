import { ChangeGate } from '@rosetta/contracts/monitoring';
import { MonitoringSection, SourcePollStore } from '@rosetta/monitoring-mart';
import { publishedIncidentDay } from '@rosetta/monitoring-mart/testUtils';
import { DAYS } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createTestService, TestService } from '../__testUtils__/service';
import { SHOP_ANSWERS } from '../__testUtils__/slos';
import { SloWatch } from '../slos/SloWatch';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const PATH = '/v1/applications/app-shop/change-gate';
const HOUR_MS = 3_600_000;
const from = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString(); // prettier-ignore
const ask = async (service: TestService) =>
  (await service.get(PATH).expect(200)).body as ChangeGate;

describe('the change gate where ServiceNow is read', () => {
  let reading: TestService;
  beforeAll(async () => {
    const servicenow = { baseUrl: 'http://127.0.0.1:9', token: 'x' };
    reading = await createTestService(databases, { servicenow }, undefined, {
      relations: { relations: async () => [] },
    });
    await publishedIncidentDay(reading.db, DAYS.of(new Date()), {});
  });
  afterAll(() => reading.stop());

  const read = async (outcome: 'read' | 'failed', hours: number) => {
    const at = new Date(from(hours));
    await new SourcePollStore(reading.db).save({
      ...{ source: 'servicenow', began: at, ended: at, outcome },
      ...{ error: null, breaker: 'closed', unread: [], rows: {} },
      ...{ calls: 2, errors: 0, limited: 0, landed: 0, rejected: 0 },
    });
  };
  const incidents = async () =>
    (await ask(reading)).inputs.find(({ name }) => name === 'incidents');
  const lastRun = (fields: object) => reading.db('run').where({ job: 'incidents' }).update(fields); // prettier-ignore

  it('knows that nothing happened in a quiet night, in which no run was needed', async () => {
    await lastRun({ finished_at: from(-3) });
    expect(await incidents()).toMatchObject({ state: 'stale' });
    await read('read', -0.1);
    expect(await incidents()).toMatchObject({ state: 'ok', asOf: expect.any(String) }); // prettier-ignore
  });

  it('is fresh again with the first poll that reads all, whether or not that is new', async () => {
    await lastRun({ finished_at: from(-0.2), counts: JSON.stringify({ servicenowNotRead: 1 }) }); // prettier-ignore
    await read('failed', -0.05);
    expect(await incidents()).toMatchObject({ state: 'stale' });
    await read('read', -0.01);
    expect(await incidents()).toMatchObject({ state: 'ok' });
  });

  it('is not fresh by what was read and waits to be published', async () => {
    await lastRun({ state: 'running' });
    expect(await incidents()).toMatchObject({ state: 'missing' });
  });
});

describe('the change gate of a new objective', () => {
  it('says when it was made, and that its first figures are still to come', async () => {
    const service = await createTestService(databases);
    await service.send('post', '/v1/slos', SHOP_ANSWERS).expect(201);
    const { createdAt } = (await service.get(`/v1/slos/${SHOP_ANSWERS.id}`))
      .body;
    const newest = () => ask(service).then(({ reasons }) => reasons[0]);
    await new SloWatch({
      db: service.db,
      logger: createLogger({ service: 'test', level: 'silent' }),
      rules: MonitoringSection.parse({}).slo,
    }).compute();
    expect(await newest()).toMatchObject({
      decision: 'ask',
      code: 'budget-new',
      name: 'Shop answers',
      message: `the objective "Shop answers" was created at ${createdAt}; its first figures come with the next hour`,
    });

    // Long ago: by now its figures should have come.
    await service.db('slo_version').update({ created_at: from(-5) });
    expect((await newest()).message).toBe('error-budget is not known: the objective "Shop answers" has no data in its window'); // prettier-ignore
    await service.stop();
  });
});
