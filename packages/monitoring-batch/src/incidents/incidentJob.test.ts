import { TestDatabases } from '@rosetta/test-kit/databases';
import { monitoring } from '@rosetta/contracts/domains';
import { RunMode } from '@rosetta/contracts/runs';
import { RunService } from '@rosetta/run-kit';
import {
  ChangeReadModel,
  IncidentReadModel,
  IncidentLinkStore,
  migrateMonitoringMart,
  MONITORING_JOBS,
  ProblemReadModel,
} from '@rosetta/monitoring-mart';
import { publishedDay } from '@rosetta/monitoring-mart/testUtils';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import {
  FakeReferentiel,
  createReferentiel,
} from '@rosetta/service-kit/testUtils';
import { dynatraceProblems } from '@rosetta/sources/dynatrace';
import {
  serviceNowChangeRequests,
  serviceNowIncidents,
} from '@rosetta/sources/servicenow';
import {
  land,
  serviceNowChange,
  serviceNowIncident,
  SHOP_CI,
} from '@rosetta/sources/testUtils';
import { runIncidents } from '../__testUtils__/runIncidents';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const DAY = '2026-03-02';
const WINDOW = { from: '2026-02-01', to: '2026-04-01' };
const at = (time: string) => `${DAY} ${time}:00`;
const ENTITY = 'SERVICE-0123456789ABCDEF';
type Pivots = [string, string][];
const SHOP = { id: 'app-shop', group: 'grp-shop', pivots: [['gitlab:project', 'shop/web'], ['servicenow:ci', SHOP_CI], ['dynatrace:entity', ENTITY]] as Pivots }; // prettier-ignore
const BANK = { id: 'app-bank', group: 'grp-bank', pivots: [['servicenow:ci', 'b1']] as Pivots }; // prettier-ignore

describe('the job of incidents', () => {
  let stores: TestStores;
  let runs: RunService;
  let referentiel: FakeReferentiel;
  beforeEach(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
    runs = new RunService(stores.db, {
      domain: monitoring.name,
      jobs: MONITORING_JOBS,
    });
    referentiel = new FakeReferentiel(createReferentiel([SHOP, BANK]));
  });
  afterEach(async () => {
    await runs.close();
    await stores.raw.close();
  });

  const run = (mode: RunMode = 'run', period = DAY) =>
    runIncidents({ stores, referentiel, mode, period });
  const incidents = (...records: object[]) =>
    land(stores.raw, serviceNowIncidents, records);
  const changes = (...records: object[]) =>
    land(stores.raw, serviceNowChangeRequests, records);
  const deployed = (day: string, ...times: string[]) =>
    publishedDay(
      stores.db,
      day,
      times.map(time => ({
        externalId: `${day}/${time}`,
        finishedAt: `${day}T${time}:00.000Z`,
      })),
    );
  const list = (window = WINDOW) =>
    new IncidentReadModel(stores.db).ofWindow(window);
  const links = async () =>
    Object.fromEntries(
      (await list()).map(({ id, link }) => [
        id,
        `${link?.deployment ?? 'none'} ${link?.certainty} ${link?.reason}`,
      ]),
    );

  it('publishes incidents and changes of the day, once for each application that shares what they are of', async () => {
    referentiel.change(
      createReferentiel([SHOP, { ...BANK, pivots: [['servicenow:ci', SHOP_CI]] }]),
    ); // prettier-ignore
    const { counts } = await incidents(
      serviceNowIncident('1', at('10:00')),
      serviceNowIncident('2', at('11:00'), { cmdb_ci: 'nobody', priority: '3' }),
      serviceNowIncident('3', at('09:00'), { resolved_at: at('08:00') }),
    ); // prettier-ignore
    expect(counts).toMatchObject({ landed: 2, rejected: 1 });
    await changes(serviceNowChange('c1', at('12:00')));
    const ended = await run();
    expect(ended).toMatchObject({
      state: 'succeeded',
      published: true,
      counts: { read: 3, notAttributed: 1, incidents: 1, counted: 1, changes: 1 },
    }); // prettier-ignore
    expect(await list()).toMatchObject([
      { id: '1', application: { id: 'app-shop', group: 'grp-shop' } },
      {
        id: '1',
        number: 'INC1',
        application: { id: 'app-bank' },
        priority: 1,
        notCounted: null,
        openedAt: `${DAY}T10:00:00.000Z`,
        link: { version: 1, kind: 'rule', reason: 'no-deployment' },
        raw: { dataset: 'servicenow.incident' },
      },
    ]);
    expect(await new ChangeReadModel(stores.db).ofWindow(WINDOW)).toHaveLength(
      2,
    );
    const { items } = await runs.log(ended.id);
    expect(items.find(({ level }) => level === 'warn')?.message).toBe(
      'Incidents of no application, as no pivot named what they are of then: 1, of INC2',
    );
  });

  it('names incidents that are closed without a date, and calls them open no more', async () => {
    const closed = { state: { value: '7', display_value: 'Closed' } };
    await incidents(
      serviceNowIncident('1', at('09:00')),
      serviceNowIncident('1', at('09:00'), { ...closed, sys_updated_on: at('12:00') }),
      serviceNowIncident('2', at('10:00'), { ...closed, closed_at: at('11:00') }),
      serviceNowIncident('3', at('11:00'), { state: { value: '6', display_value: 'Resolved' } }),
      serviceNowIncident('4', at('12:00'), { state: { value: '2', display_value: 'In Progress' } }),
    ); // prettier-ignore
    const ended = await run();
    expect(ended.counts).toMatchObject({ incidents: 4, counted: 4, endNotKnown: 2 }); // prettier-ignore
    const { items } = await runs.log(ended.id);
    expect(items.find(({ level }) => level === 'warn')?.message).toBe(
      'Incidents that are over by their state, and have neither resolved_at nor closed_at, so that they count without a time: 2, of INC1, INC3',
    );
    const open = await new IncidentReadModel(stores.db).ofWindow({ ...WINDOW, open: true }); // prettier-ignore
    expect(open.map(({ id }) => id)).toEqual(['4']);
    expect(await list()).toMatchObject([
      { id: '4', state: 'in_progress', resolvedAt: null },
      { id: '3', state: 'resolved', resolvedAt: null },
      { id: '2', state: 'closed', resolvedAt: `${DAY}T11:00:00.000Z` },
      { id: '1', state: 'closed', resolvedAt: null },
    ]);
  });

  it('names an incident that is resolved before it opens in quarantine, and publishes the rest', async () => {
    const { problems } = await incidents(
      serviceNowIncident('1', at('10:00')),
      serviceNowIncident('2', at('09:00'), { resolved_at: at('08:00') }),
      serviceNowIncident('3', at('09:00'), { closed_at: at('08:30') }),
    );
    expect(problems.map(({ problem }) => problem)).toEqual([
      'resolved_at: is before opened_at',
      'closed_at: is before opened_at',
    ]);
    const { items } = await stores.raw.quarantine(serviceNowIncidents.name);
    expect(items).toMatchObject([
      { row: 2, reason: expect.stringContaining('resolved_at: is before opened_at'), value: `${DAY}T08:00:00.000Z` },
      { row: 3, problem: 'closed_at: is before opened_at' },
    ]); // prettier-ignore
    expect(items[0].document).toContain('INC2');
    expect(await run()).toMatchObject({
      state: 'succeeded',
      published: true,
      counts: { read: 1, incidents: 1 },
    });
    expect((await list()).map(({ number }) => number)).toEqual(['INC1']);
  });

  it('puts an incident down to the change that it names, else to the last deployment of its application', async () => {
    await deployed('2026-02-27', '08:00');
    await deployed(DAY, '08:00', '09:00', '12:00');
    await changes(
      serviceNowChange('c1', at('07:30'), { end_date: at('08:30') }),
      serviceNowChange('c2', at('07:30'), { correlation_id: `gitlab:shop/web:${DAY}/08:00` }),
      serviceNowChange('c3', at('01:00'), { end_date: at('02:00') }),
    ); // prettier-ignore
    await incidents(
      serviceNowIncident('window', at('10:00'), { caused_by: 'CHGc1' }),
      serviceNowIncident('named', at('10:00'), { caused_by: { value: 'c2', display_value: 'CHGc2' } }),
      serviceNowIncident('other', at('10:00'), { caused_by: 'c3' }),
      serviceNowIncident('late', at('19:00')),
      serviceNowIncident('early', at('07:00')),
      serviceNowIncident('bank', at('10:00'), { cmdb_ci: 'b1' }),
    ); // prettier-ignore
    expect((await run()).counts).toMatchObject({ incidents: 6, linked: 5 });
    expect(await links()).toEqual({
      window: `gitlab:shop/web:${DAY}/08:00 high change-window`,
      named: `gitlab:shop/web:${DAY}/08:00 high change-names-deployment`,
      other: `gitlab:shop/web:${DAY}/09:00 medium last-deployment`,
      late: `gitlab:shop/web:${DAY}/12:00 low last-deployment`,
      early: 'gitlab:shop/web:2026-02-27/08:00 low last-deployment',
      bank: 'none medium no-deployment',
    });
    expect(
      await new IncidentReadModel(stores.db).ofDeployments([
        `gitlab:shop/web:${DAY}/08:00`,
      ]),
    ).toHaveLength(2);
  });

  it('publishes problems, and puts an incident down to what was deployed before its problem began', async () => {
    await deployed(DAY, '08:00', '09:30');
    await land(stores.raw, dynatraceProblems, [
      {
        problemId: '-9100_V2',
        displayId: 'P-26031',
        title: 'Failure rate increase',
        status: 'OPEN',
        severityLevel: 'ERROR',
        impactLevel: 'SERVICE',
        startTime: Date.parse(`${DAY}T09:00:00Z`),
        endTime: -1,
        affectedEntities: [{ entityId: { id: ENTITY, type: 'SERVICE' } }],
        impactedEntities: [],
      },
    ]);
    await incidents(
      serviceNowIncident('1', at('10:00'), { correlation_id: 'P-26031' }),
    );
    expect((await run()).counts).toMatchObject({ problems: 1, incidents: 1 });
    expect(await list()).toMatchObject([
      { beganAt: `${DAY}T09:00:00.000Z`, problem: 'P-26031' },
    ]);
    expect(await links()).toEqual({
      1: `gitlab:shop/web:${DAY}/08:00 medium last-deployment`,
    });
    expect(
      await new ProblemReadModel(stores.db).ofWindow(WINDOW),
    ).toMatchObject([
      { displayId: 'P-26031', application: { id: 'app-shop' }, endedAt: null },
    ]);
  });

  it('keeps what the first run decided, whatever is known later, until a person decides', async () => {
    await deployed(DAY, '08:00');
    await incidents(serviceNowIncident('1', at('10:00')));
    await run();
    const first = await links();
    await deployed(DAY, '08:00', '09:00');
    await incidents(
      serviceNowIncident('1', at('10:00'), { resolved_at: at('13:00'), sys_updated_on: at('13:00') }),
    ); // prettier-ignore
    expect((await run()).counts).toMatchObject({ read: 2, incidents: 1 });
    expect(await run('reprocess')).toMatchObject({ published: true });
    expect(await links()).toEqual(first);
    expect(await list()).toMatchObject([
      { resolvedAt: `${DAY}T13:00:00.000Z` },
    ]);
    expect((await run()).counts).toEqual({ unchanged: true });
    await stores.db.transaction(trx =>
      new IncidentLinkStore(trx).override({
        source: 'servicenow',
        incident: '1',
        deployment: null,
        unplanned: null,
        comment: 'the network',
        decidedBy: 'user:default/jane',
      }),
    );
    await run('reprocess');
    expect(await list()).toMatchObject([
      { link: { version: 2, deployment: null, kind: 'override', comment: 'the network' } },
    ]); // prettier-ignore
  });

  it('waits with a decision until deployments were read that finished before the incident began', async () => {
    const minutesAgo = (minutes: number) =>
      new Date(Date.now() - minutes * 60_000).toISOString();
    const [deployedAt, openedAt] = [minutesAgo(12), minutesAgo(10)];
    const day = openedAt.slice(0, 10);
    const opened = openedAt.slice(0, 19).replace('T', ' ');
    await incidents(serviceNowIncident('1', opened));
    await run('run', day);
    const link = async () => (await list({ from: minutesAgo(60), to: minutesAgo(0) }))[0].link; // prettier-ignore
    expect(await link()).toBeNull();
    expect((await run('run', day)).counts).toEqual({ unchanged: true });

    await publishedDay(stores.db, deployedAt.slice(0, 10), [
      { externalId: 'culprit', finishedAt: deployedAt },
    ]);
    expect((await run('run', day)).counts).toMatchObject({ linked: 1 });
    expect(await link()).toMatchObject({
      version: 1,
      deployment: 'gitlab:shop/web:culprit',
      reason: 'last-deployment',
    });
    expect((await run('run', day)).counts).toEqual({ unchanged: true });
  });

  it('shows an incident that was opened on another day, as it is said later, on that day only', async () => {
    await incidents(serviceNowIncident('1', at('10:00')));
    await run();
    const moved = { sys_updated_on: '2026-03-04 10:00:00' };
    await incidents(serviceNowIncident('1', '2026-03-01 10:00:00', moved));
    await run('run', '2026-03-01');
    expect((await list()).map(({ day }) => day)).toEqual(['2026-03-01']);
  });

  it('publishes changes of days to come, which are planned', async () => {
    const day = new Date(Date.now() + 7 * 24 * 60 * 60 * 1_000)
      .toISOString()
      .slice(0, 10);
    await changes(serviceNowChange('c1', `${day} 08:00:00`));
    expect(await run('run', day)).toMatchObject({
      state: 'succeeded',
      counts: { changes: 1 },
    });
  });
});
