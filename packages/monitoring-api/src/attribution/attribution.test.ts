import { TestDatabases } from '@rosetta/test-kit/databases';
import { SloStore } from '@rosetta/monitoring-mart';
import {
  mergeRequest,
  publishedDay,
  publishedDeliveries,
  publishedIncidents,
} from '@rosetta/monitoring-mart/testUtils';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import request from 'supertest';
import { findPivotsSeen } from './findPivotsSeen';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ALWAYS = { validFrom: null, validTo: null };

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString();

describe('the attribution API', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases, {}, createReferentiel([
      { id: 'app-shop', group: 'grp-shop', pivots: [['gitlab:project', 'shop/web'], ['servicenow:ci', 'ci-web'], ['dynatrace:entity', 'SERVICE-1']] },
      { id: 'app-till', group: 'grp-shop', pivots: [['argocd:app', 'shop/web']] },
      { id: 'app-bank', group: 'grp-bank', pivots: [] },
    ])); // prettier-ignore
    const [recent, old] = [daysAgo(3), daysAgo(200)];
    await publishedDay(service.db, recent.slice(0, 10), [
      { finishedAt: recent },
      { finishedAt: recent, production: false },
      { finishedAt: recent, source: 'argocd', project: 'web', externalId: `shop/1@${recent}`, application: 'app-till' },
    ]); // prettier-ignore
    await publishedDay(service.db, old.slice(0, 10), [{ finishedAt: old }]);
  });
  afterAll(() => service.stop());

  const preview = (body: object, role = 'Rosetta_User') =>
    request(service.app)
      .post('/v1/attribution/preview')
      .set('authorization', `Bearer ${role}`)
      .send(body);
  const claim = (application: string, type: string, value: string) => ({
    ...{ application, type, value },
    ...ALWAYS,
  });

  const usage = (body: object, role = 'Rosetta_User') =>
    request(service.app)
      .post('/v1/attribution/usage')
      .set('authorization', `Bearer ${role}`)
      .send(body);

  it('finds the applications, groups and pivots that published deployments are of, however old these are', async () => {
    const { body } = await usage({
      applications: ['app-shop', 'app-till', 'app-bank'],
      groups: ['grp-shop', 'grp-bank'],
      pivots: [
        { application: 'app-shop', type: 'gitlab:project', value: 'shop/web' },
        { application: 'app-till', type: 'argocd:app', value: 'shop/web' },
        { application: 'app-bank', type: 'gitlab:project', value: 'shop/web' },
        { application: 'app-shop', type: 'focus:tag', value: 'a=b' },
      ],
    }).expect(200);
    expect(body.items.map(({ kind, id }: any) => `${kind} ${id}`).sort()).toEqual([
      'application app-shop',
      'application app-till',
      'group grp-shop',
      'pivot argocd:app shop/web',
      'pivot gitlab:project shop/web',
    ]); // prettier-ignore
    await usage({}, 'nobody').expect(401);
    await usage({}, 'visitor').expect(403);
    await usage({ applications: 'app-shop' }).expect(400);
  });

  it('counts the deployments of the last months that would change hands', async () => {
    const { body } = await preview({
      pivots: {
        before: [claim('app-shop', 'gitlab:project', 'shop/web')],
        after: [claim('app-bank', 'gitlab:project', 'shop/web')],
      },
    }).expect(200);
    expect(body.items).toMatchObject([
      {
        source: 'gitlab',
        project: 'shop/web',
        from: { application: 'app-shop', group: 'grp-shop' },
        to: { application: 'app-bank', group: 'grp-bank' },
        deployments: 2,
        production: 1,
      },
    ]);
  });

  it('follows a pivot of Argo CD, and the owner of an application', async () => {
    const argo = await preview({
      pivots: { before: [claim('app-till', 'argocd:app', 'shop/web')], after: [] },
    }).expect(200); // prettier-ignore
    expect(argo.body.items).toMatchObject([
      { source: 'argocd', to: { application: null }, deployments: 1 },
    ]);
    const owned = (group: string) =>
      ['app-shop', 'app-till'].map(id => ({ id, name: `The ${id}`, group, ...ALWAYS })); // prettier-ignore
    const owners = await preview({
      applications: { before: owned('grp-shop'), after: owned('grp-bank') },
    }).expect(200);
    expect(
      owners.body.items.map(({ source, to, deployments }: any) => [source, to.group, deployments]),
    ).toEqual([
      ['gitlab', 'grp-bank', 2],
      ['argocd', 'grp-bank', 1],
    ]); // prettier-ignore
  });

  it('leaves rollouts of Argo CD to GitLab where their application gets a project of it', async () => {
    const project = claim('app-till', 'gitlab:project', 'shop/till');
    const { body } = await preview({ pivots: { before: [], after: [project] } }).expect(200); // prettier-ignore
    expect(body.items).toMatchObject([
      {
        source: 'argocd',
        project: 'web',
        from: { application: 'app-till' },
        to: { application: null },
        deployments: 1,
      },
    ]);
  });

  it('follows incidents by their configuration items, and says of how many it is not known', async () => {
    const day = daysAgo(2).slice(0, 10);
    const incident = (id: string, items: string[], more = {}) => ({ id, items, deployment: null, openedAt: `${day}T08:00:00.000Z`, ...more }); // prettier-ignore
    await publishedIncidents(service.db, day, [
      incident('1', ['ci-web']),
      incident('2', ['ci-other', 'ci-web'], { notCounted: 'priority', resolvedAt: `${day}T09:00:00.000Z` }),
      incident('3', []),
    ]); // prettier-ignore
    const { body } = await preview({
      pivots: {
        before: [claim('app-shop', 'servicenow:ci', 'ci-web')],
        after: [claim('app-bank', 'servicenow:ci', 'ci-web')],
      },
    }).expect(200);
    expect(body).toMatchObject({ items: [], dora: [], incidentsNotKnown: 1 });
    expect(body.incidents).toEqual([
      {
        from: { application: 'app-shop', name: 'The app-shop', group: 'grp-shop' }, // prettier-ignore
        to: { application: 'app-bank', name: 'The app-bank', group: 'grp-bank' }, // prettier-ignore
        ...{ incidents: 2, counted: 1, open: 1 },
        last: `${day}T08:00:00.000Z`,
      },
    ]);
  });

  it('computes the DORA figures of both applications, before and after', async () => {
    const day = daysAgo(1).slice(0, 10);
    await publishedDay(service.db, day, [
      { externalId: 'd1', finishedAt: `${day}T10:00:00.000Z`, sha: 'one' },
      { externalId: 'd2', finishedAt: `${day}T12:00:00.000Z`, sha: 'two' },
    ]);
    await publishedDeliveries(service.db, day, [
      mergeRequest(71, `${day}T09:00:00.000Z`, { createdAt: `${day}T08:00:00.000Z`, firstCommitAt: `${day}T08:00:00.000Z` }),
    ]); // prettier-ignore
    await publishedIncidents(service.db, day, [
      { id: '9', deployment: 'gitlab:shop/web:d1', openedAt: `${day}T10:30:00.000Z`, resolvedAt: `${day}T11:00:00.000Z` },
    ]); // prettier-ignore
    const { body } = await preview({
      pivots: {
        before: [claim('app-shop', 'gitlab:project', 'shop/web')],
        after: [claim('app-bank', 'gitlab:project', 'shop/web')],
      },
    }).expect(200);
    const figures = Object.fromEntries(
      body.dora.map(({ application, metric, before, after }: any) => [`${application} ${metric}`, [before.value, after.value]]),
    ); // prettier-ignore
    expect(figures).toMatchObject({
      'app-shop leadTime': [120, null],
      'app-bank leadTime': [null, 120],
      'app-shop changeFailureRate': [0.5, null],
      'app-bank changeFailureRate': [null, 0.5],
      'app-shop recoveryTime': [60, null],
      'app-bank recoveryTime': [null, 60],
    });
    const { body: dora } = await service.get('/v1/dora', { from: body.since.slice(0, 10), to: daysAgo(-1).slice(0, 10), application: 'app-shop' }); // prettier-ignore
    const shown = dora.total.metrics;
    const compared = Object.entries(figures).filter(([key]) => key.startsWith('app-shop'));
    for (const [key, [before]] of compared)
      expect([key, before]).toEqual([key, shown[key.split(' ')[1]].value]);
  }); // prettier-ignore

  it('names objectives with another owner, or measured on other entities', async () => {
    const slo = (application: string) => ({
      ...{ name: 'Answers', application, objective: 0.99, version: 1 },
      window: { kind: 'rolling', days: 30 },
      budgeting: { method: 'Occurrences' },
      indicator: { kind: 'ratio', bad: { signal: 'errors' }, total: { signal: 'traffic' } },
      alerting: {},
      ...{ validFrom: daysAgo(9), createdBy: 'a test', reason: null },
    }) as any; // prettier-ignore
    await new SloStore(service.db).add('shop-answers', slo('app-shop'));
    await new SloStore(service.db).add('bank-answers', slo('app-bank'));
    const owned = (group: string) => ({ id: 'app-shop', name: 'The app-shop', group, ...ALWAYS }); // prettier-ignore
    const owners = await preview({
      applications: { before: [owned('grp-shop')], after: [owned('grp-bank')] },
    }).expect(200);
    expect(owners.body.slos).toMatchObject([
      { slo: 'shop-answers', reason: 'owner', from: { group: 'grp-shop' }, to: { group: 'grp-bank' } },
    ]); // prettier-ignore
    const moved = await preview({
      pivots: {
        before: [claim('app-shop', 'dynatrace:entity', 'SERVICE-1')],
        after: [claim('app-bank', 'dynatrace:entity', 'SERVICE-1')],
      },
    }).expect(200);
    expect(moved.body.slos.map(({ slo: id, reason, to }: any) => [id, reason, to.application]).sort()).toEqual([
      ['bank-answers', 'signals', 'app-bank'],
      ['shop-answers', 'signals', 'app-bank'],
    ]); // prettier-ignore
  });

  it('tells which pivots deployments of the last months were of, and answers null for types that no deployment names', async () => {
    const ask = (pivots: object[], role = 'Rosetta_User') =>
      request(service.app)
        .post('/v1/pivots/seen')
        .set('authorization', `Bearer ${role}`)
        .send({ pivots });
    const { body } = await ask([
      { type: 'gitlab:project', value: 'shop/web' },
      { type: 'gitlab:project', value: 'shop/old' },
      { type: 'argocd:app', value: 'shop/web' },
      { type: 'argocd:app', value: 'bank/web' },
      { type: 'focus:tag', value: 'a=b' },
    ]).expect(200);
    // Argo CD is not asked here: what of it no deployment names may run all the same.
    expect(body.seen).toEqual([true, false, true, null, null]);
    await ask([], 'nobody').expect(401);
    await ask([], 'visitor').expect(403);
    await ask([]).expect(400);
  });

  it('reads each project once, however often it was deployed', async () => {
    const day = daysAgo(5).slice(0, 10);
    const often = Array.from({ length: 200 }, (_, n) => ({ finishedAt: daysAgo(5), project: 'shop/often', externalId: `o${n}` })); // prettier-ignore
    await publishedDay(service.db, day, often);
    let rows = 0;
    const count = (read: unknown) => {
      rows += Array.isArray(read) ? read.length : 0;
    };
    service.db.on('query-response', count);
    const { seen } = await findPivotsSeen(
      service.db,
      [{ type: 'gitlab:project', value: 'shop/often' }],
      { pivots: () => [], hasAnswered: () => false },
    );
    service.db.off('query-response', count);
    expect([seen, rows]).toEqual([[true], 1]);
  });

  it('takes what runs now for seen, also where its deployments are told as those of GitLab', async () => {
    const { seen } = await findPivotsSeen(
      service.db,
      ['shop/till', 'till', 'bank/web'].map(value => ({ type: 'argocd:app', value })),
      {
        pivots: () => [{ type: 'argocd:app', values: ['shop/till', 'till'] }],
        hasAnswered: name => name === 'argocd',
      },
    ); // prettier-ignore
    expect(seen).toEqual([true, true, false]);
  });

  it('refuses a preview with 401, 403, 400 and 503', async () => {
    const statusOf = async (body: object, role?: string) =>
      (await preview(body, role)).status;
    const refusals = [
      await statusOf({}, 'nobody'),
      await statusOf({}, 'visitor'),
      await statusOf({ pivots: { before: [] } }),
    ];
    service.referentiel.down = true;
    expect([...refusals, await statusOf({})]).toEqual([401, 403, 400, 503]);
    service.referentiel.down = false;
  });
});
