import { SloAlertStore } from '@rosetta/monitoring-mart';
import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  publishedDay,
  publishedIncidentDay,
} from '@rosetta/monitoring-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const DAY = '2026-03-02';
const at = (time: string, day = DAY) => `${day}T${time}:00.000Z`;
const BANK = { application: 'app-bank', applicationName: 'The bank', group: 'grp-bank' }; // prettier-ignore
const WINDOW = { from: DAY, to: '2026-03-04' };
const FREEZE = { name: 'Spring sale', from: at('00:00', '2026-03-03'), to: at('00:00', '2026-03-04') }; // prettier-ignore

const relation = (from: string, to: string) => ({ id: `${from}.${to}`, type: 'depends-on', from, to, version: 1, validFrom: null, validTo: null }); // prettier-ignore

describe('incidents and changes', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases, {}, undefined, {
      relations: {
        relations: async () => [relation('app-shop', 'app-bank')] as never,
      },
      freezes: [FREEZE],
    });
    const { db } = service;
    const deployed = (id: string, time: string, fields = {}) => ({ externalId: id, finishedAt: at(time), sha: `sha${id}`, ...fields }); // prettier-ignore
    await publishedDay(db, DAY, [
      deployed('1', '08:00'),
      deployed('2', '09:30'),
      deployed('3', '09:50', { application: 'app-bank', group: 'grp-bank', project: 'bank/api', status: 'failed' }),
      deployed('4', '07:00', { application: 'app-bank', group: 'grp-bank', project: 'bank/api' }),
    ]); // prettier-ignore
    await publishedIncidentDay(db, DAY, {
      problems: [{ id: '31', startedAt: at('10:00'), endedAt: at('11:00') }],
      changes: [
        { id: 'c1', at: at('09:00'), plannedEnd: at('09:40'), risk: 'High' },
        { id: 'c2', at: at('09:20'), plannedEnd: at('12:00'), type: 'emergency', ...BANK },
        { id: 'c3', at: at('15:00'), plannedEnd: at('15:30') },
      ],
      incidents: [
        { id: 'i1', openedAt: at('10:05'), problem: 'P-31', causedBy: 'CHGc1' },
        { id: 'i2', openedAt: at('12:00'), priority: 4, notCounted: 'priority', resolvedAt: at('13:00') },
        { id: 'i3', openedAt: at('13:00'), ...BANK },
      ],
    }); // prettier-ignore
    await publishedIncidentDay(db, '2026-03-03', {
      changes: [
        { id: 'c4', at: at('09:00', '2026-03-03'), plannedEnd: at('10:00', '2026-03-03') },
        { id: 'c5', at: at('09:30', '2026-03-03'), plannedEnd: at('11:00', '2026-03-03'), ...BANK },
        { id: 'c6', at: at('09:45', '2026-03-03'), plannedEnd: at('09:50', '2026-03-03'), state: 'canceled' },
      ],
    }); // prettier-ignore
    const minuteOf = (time: string) => Date.parse(at(time)) / 60_000;
    const burnOf = (application: string) => ({ id: `${application}-answers`, name: 'Answers', application, setBy: 'user:default/jane' }); // prettier-ignore
    const burn = { severity: 'page' as const, longMinutes: 60, shortMinutes: 5, factor: 14.4, peak: 20, began: minuteOf('10:02'), quietSince: null, ended: minuteOf('11:30') }; // prettier-ignore
    const alerts = new SloAlertStore(db);
    await alerts.save(burnOf('app-shop'), undefined, [burn]);
    await alerts.save(burnOf('app-bank'), undefined, [burn]);
  });
  afterAll(() => service.stop());

  const get = async (path: string, query = {}) =>
    (await service.get(path, query).expect(200)).body;
  const ids = (body: { items: { id: string }[] }) =>
    body.items.map(({ id }) => id).join(' ');

  it('lists incidents page by page, with filters, and with what they are put down to', async () => {
    const first = await get('/v1/incidents', { ...WINDOW, limit: 2 });
    expect(ids(first)).toBe('i3 i2');
    const { nextCursor: cursor } = first;
    const second = await get('/v1/incidents', { ...WINDOW, limit: 2, cursor });
    expect(second).toMatchObject({
      items: [
        {
          id: 'i1',
          beganAt: at('10:00'),
          link: {
            version: 1,
            deployment: 'gitlab:shop/web:2',
            certainty: 'high',
            reason: 'change-window',
          },
        },
      ],
    });
    expect(second.nextCursor).toBeUndefined();
    const found = async (query: object) => ids(await get('/v1/incidents', { ...WINDOW, ...query })); // prettier-ignore
    expect(await found({ application: 'app-shop' })).toBe('i2 i1');
    expect(await found({ group: 'grp-all' })).toBe('i3 i2 i1');
    expect(await found({ counts: 'false' })).toBe('i2');
    expect(await found({ open: 'true', priority: 1 })).toBe('i3 i1');
    expect(await found({ from: '2026-03-03' })).toBe('');
    expect(ids(await get('/v1/applications/app-bank/incidents', WINDOW))).toBe('i3'); // prettier-ignore
  });

  it('ranks what changed in the two hours before an incident, of what its application needs too, with reasons', async () => {
    const { items, ...rest } = await get('/v1/incidents/servicenow/i1/suspects');
    expect(rest).toMatchObject({
      from: at('08:00'),
      to: at('10:00'),
      dependenciesKnown: true,
    });
    expect(
      items.map((item: { id: string; score: number }) => `${item.id} ${item.score}`),
    ).toEqual(['c1 175', 'gitlab:shop/web:2 73', 'gitlab:bank/api:3 63', 'gitlab:shop/web:1 60', 'c2 50']);
    expect(items[0].reasons).toEqual([
      { code: 'named-by-incident', points: 100 },
      { code: 'same-application', points: 50 },
      { code: 'shortly-before', points: 15 },
      { code: 'high-risk', points: 10 },
    ]);
    const day = await get('/v1/incidents/servicenow/i1/suspects', { hours: 24 });
    expect(ids(day)).toContain('gitlab:bank/api:4');
  }); // prettier-ignore

  it('tells of an application in one list, page by page', async () => {
    const path = '/v1/applications/app-shop/timeline';
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await get(path, { ...WINDOW, limit: 3, cursor });
      seen.push(
        ...page.items.map(({ id, slo }: { id: string; slo: string | null }) =>
          slo ? `burn of ${slo}` : id,
        ),
      );
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([
      'change:servicenow:c6',
      'change:servicenow:c4',
      'change:servicenow:c3',
      'incident:servicenow:i2',
      'incident:servicenow:i1',
      'burn of app-shop-answers',
      'problem:dynatrace:31',
      'deployment:gitlab:shop/web:2',
      'change:servicenow:c1',
      'deployment:gitlab:shop/web:1',
    ]);
    const { items } = await get(path, { ...WINDOW, kinds: 'incident,problem' });
    expect(items).toMatchObject([
      { kind: 'incident', level: 'warning', until: at('13:00') },
      { kind: 'incident', level: 'critical', deployment: 'gitlab:shop/web:2', detail: '1' },
      { kind: 'problem', status: 'closed', title: 'P-31 Failure rate increase' },
    ]); // prettier-ignore
    const burns = await get(path, { ...WINDOW, kinds: 'burn' });
    expect(burns.items).toMatchObject([
      { kind: 'burn', title: 'Answers', status: 'closed', level: 'critical', detail: 'page', at: at('10:02'), until: at('11:30'), url: null, slo: 'app-shop-answers' },
    ]); // prettier-ignore
  });

  it('lists changes of an application with their deployments', async () => {
    const { items } = await get('/v1/applications/app-shop/changes', WINDOW);
    expect(
      items.map((item: { number: string; deployments: string[] }) => [
        item.number,
        item.deployments,
      ]),
    ).toEqual([
      ['CHGc6', []],
      ['CHGc4', []],
      ['CHGc3', []],
      ['CHGc1', ['gitlab:shop/web:2']],
    ]);
  });

  it('says what planned changes collide with: the application, what it needs, and a freeze', async () => {
    const calendar = await get('/v1/changes/calendar', { from: '2026-03-03', to: '2026-03-04' }); // prettier-ignore
    expect(calendar).toMatchObject({
      freezes: [FREEZE],
      dependenciesKnown: true,
      items: [
        { id: 'c6', collisions: [] },
        {
          id: 'c5',
          collisions: [
            { kind: 'dependency', change: 'c4', application: 'app-shop' },
            { kind: 'freeze', name: 'Spring sale' },
          ],
        },
        {
          id: 'c4',
          collisions: [
            { kind: 'dependency', name: 'CHGc5', application: 'app-bank' },
            { kind: 'freeze' },
          ],
        },
      ],
    });
    const bank = await get('/v1/changes/calendar', { from: DAY, to: '2026-03-04', application: 'app-bank' }); // prettier-ignore
    expect(ids(bank)).toBe('c5 c2');
  });

  it('counts changes without a deployment, deployments without a change, and emergencies', async () => {
    expect(
      await get('/v1/changes/quality', { from: DAY, to: '2026-03-03' }),
    ).toMatchObject({
      changes: 3,
      emergencies: 1,
      emergencyRate: 1 / 3,
      deployments: 3,
      changesWithoutDeployment: { count: 1, items: [{ id: 'c3' }] },
      deploymentsWithoutChange: {
        count: 2,
        items: [
          { id: 'gitlab:shop/web:1', application: { name: 'The shop' } },
          { id: 'gitlab:bank/api:4' },
        ],
      },
    });
  });

  describe('put down to something else by a person', () => {
    const path = '/v1/incident-links/servicenow/i3';
    const put = (body: object, role = 'Rosetta_Monitoring_Admin', to = path) =>
      request(service.app)
        .put(to)
        .set('authorization', `Bearer ${role}`)
        .send(body);

    it('counts from then on, says who and why, and keeps what was before', async () => {
      const before = await get(path);
      const deployment = 'gitlab:shop/web:2';
      const { body } = await put({ deployment, unplanned: true, reason: ' Seen in the logs ' }).expect(200); // prettier-ignore
      expect(body).toMatchObject({
        version: before.items.length + 1,
        deployment,
        unplanned: true,
        kind: 'override',
        certainty: 'high',
        comment: 'Seen in the logs',
      });
      expect((await get(path)).items).toEqual([body, ...before.items]);
      const none = await put({ deployment: null, reason: 'A disk was full' }).expect(200); // prettier-ignore
      expect(none.body).toMatchObject({ deployment: null, unplanned: null });
      const listed = await get('/v1/applications/app-bank/incidents', WINDOW);
      expect(listed.items[0].link).toEqual(none.body);
    });

    it.each([
      [{ deployment: 'gitlab:shop/web:77', reason: 'x' }, 'deployment: there is no published deployment "gitlab:shop/web:77" from 2025-12-30 to 2026-03-02'],
      [{ deployment: 'web', reason: 'x' }, 'deployment: must be the id of a deployment'],
      [{ reason: 'x' }, 'deployment'],
      [{ deployment: null }, 'reason'],
      [{ deployment: null, reason: ' ' }, 'reason'],
      [{ deployment: null, reason: 'x', colour: 'red' }, 'colour'],
    ])('is refused for %j', async (body, problem) => {
      const answer = await put(body).expect(400);
      expect(answer.body.error.message).toContain(problem);
    }); // prettier-ignore

    it('takes an administrator of monitoring, and an incident that there is', async () => {
      const body = { deployment: null, reason: 'x' };
      expect((await put(body, 'Rosetta_User')).status).toBe(403);
      const nowhere = '/v1/incident-links/servicenow/none';
      expect((await put(body, undefined, nowhere)).status).toBe(404);
    });
  });

  it.each([
    ['/v1/incidents?priority=9', 'priority'],
    ['/v1/incidents?colour=red', 'colour'],
    ['/v1/incidents?cursor=nonsense', 'cursor: is not a cursor of this list'],
    ['/v1/incidents/servicenow/i1/suspects?hours=100', 'hours'],
    ['/v1/incidents/jira/i1/suspects', 'source'],
    ['/v1/applications/app-shop/timeline?kinds=incident,party', 'kinds: must be kinds of deployment, change, incident, problem, burn, separated by commas'],
    ['/v1/applications/app-shop/changes?type=big', 'type'],
    ['/v1/changes/calendar?from=1990-01-01', 'from: is outside the supported range'],
    ['/v1/changes/quality?from=2026-03-02&to=2026-03-02', 'to: must be after from'],
  ])('returns 400 for %s', async (path, problem) => {
    const { body } = await service.get(path).expect(400);
    expect(body.error.message).toContain(problem);
  }); // prettier-ignore

  it('returns 404 for what is not known, and refuses visitors', async () => {
    await service.get('/v1/incidents/servicenow/none/suspects').expect(404);
    await service.get('/v1/incident-links/servicenow/none').expect(404);
    await service.get('/v1/applications/app-none/timeline').expect(404);
    const ask = (token?: string) => {
      const asked = request(service.app).get('/v1/incidents');
      return token ? asked.set('authorization', `Bearer ${token}`) : asked;
    };
    expect((await ask()).status).toBe(401);
    expect((await ask('visitor')).status).toBe(403);
  });
});
