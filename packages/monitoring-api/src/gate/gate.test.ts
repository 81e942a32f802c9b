import { ChangeGate, GateReason } from '@rosetta/contracts/monitoring';
import { MonitoringSection, SloStore } from '@rosetta/monitoring-mart';
import {
  publishedIncidentDay,
  publishedSloHour,
} from '@rosetta/monitoring-mart/testUtils';
import { DAYS, HOURS } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';
import { SloWatch } from '../slos/SloWatch';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const PATH = '/v1/applications/app-shop/change-gate';
const HOUR_MS = 3_600_000;
const SLO = {
  id: 'shop-answers',
  name: 'Shop answers',
  application: 'app-shop',
  objective: 0.99,
  window: { type: 'rolling', duration: '7d' },
  budgeting: { method: 'Occurrences' },
  indicator: { kind: 'ratio', bad: { signal: 'errors' }, total: { signal: 'traffic' } },
}; // prettier-ignore
const BANK = { application: 'app-bank', applicationName: 'The bank', group: 'grp-bank' }; // prettier-ignore
/** Wide enough for hours that are over to be fresh. */
const SECTION = MonitoringSection.parse({ gate: { staleMinutes: 150 } });
const DEPENDS = { id: 'shop.bank', type: 'depends-on', from: 'app-shop', to: 'app-bank', version: 1, validFrom: null, validTo: null }; // prettier-ignore

const today = DAYS.of(new Date());
const from = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString(); // prettier-ignore
const codes = ({ reasons }: ChangeGate) =>
  reasons.map(({ input, code }: GateReason) => `${input} ${code}`);

/** A shop whose group is two below the one of all retail. */
const BELOW_RETAIL = createReferentiel(
  [{ id: 'app-shop', group: 'grp-shop', pivots: [] }],
  [
    { id: 'grp-shop', parent: 'grp-web' },
    { id: 'grp-web', parent: 'grp-retail' },
    { id: 'grp-retail', parent: null },
  ],
);

const openService = (
  more: object = {},
  content?: Parameters<typeof createTestService>[2],
) =>
  createTestService(databases, {}, content, {
    relations: { relations: async () => [DEPENDS] as never },
    section: SECTION,
    ...more,
  });

describe('the change gate', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openService();
  });
  afterAll(() => service.stop());

  const ask = async (query = {}, of: TestService = service) =>
    (await of.get(PATH, query).expect(200)).body as ChangeGate;
  const publish = (day: Parameters<typeof publishedIncidentDay>[2]) =>
    publishedIncidentDay(service.db, today, day);
  const burn = async (errors: number, of: TestService = service, hours = [3, 2, 1]) => {
    const [slo] = await new SloStore(of.db).all([SLO.id]);
    for (const ago of hours) {
      const hour = HOURS.add(HOURS.of(new Date()), -ago);
      await publishedSloHour(of.db, hour, slo, [errors, 100]);
    }
    const logger = createLogger({ service: 'test', level: 'silent' });
    await new SloWatch({ db: of.db, logger, rules: SECTION.slo }).compute();
  }; // prettier-ignore

  it('asks a person while it knows nothing', async () => {
    const gate = await ask();
    expect(gate.decision).toBe('ask');
    expect(codes(gate)).toEqual([
      'error-budget missing',
      'incidents missing',
      'collisions missing',
    ]);
    expect(gate.reasons[0].message).toBe(
      'error-budget is not known: the application has no objective',
    );
  });

  it('says go when all is known and nothing speaks against it, the same for all who ask while that holds', async () => {
    await service.send('post', '/v1/slos', SLO).expect(201);
    await burn(0);
    await publish({});
    const gate = await ask();
    expect(gate).toMatchObject({
      decision: 'go',
      reasons: [],
      change: null,
      askedBy: 'user:default/jane',
      inputs: [
        { name: 'error-budget', state: 'ok', count: 1 },
        { name: 'freeze', state: 'ok', count: 0 },
        { name: 'maintenance', state: 'ok', count: 0 },
        { name: 'incidents', state: 'ok', count: 0 },
        { name: 'collisions', state: 'ok', count: 0 },
      ],
    });
    expect(Date.parse(gate.validUntil) - Date.parse(gate.decidedAt)).toBe(300_000); // prettier-ignore
    expect(await ask()).toEqual(gate);
  });

  it('stops at an open incident that counts, asks at one of what the application needs and at an open problem', async () => {
    await publish({
      incidents: [
        { id: '1', openedAt: from(-1) },
        { id: '2', openedAt: from(-1), priority: 4, notCounted: 'priority' },
        { id: '3', openedAt: from(-2), resolvedAt: from(-1) },
        { id: '4', openedAt: from(-1), ...BANK },
      ],
      problems: [
        { id: '31', startedAt: from(-1) },
        { id: '32', startedAt: from(-2), endedAt: from(-1) },
      ],
    });
    const gate = await ask();
    expect(gate.decision).toBe('stop');
    expect(gate.reasons).toMatchObject([
      { decision: 'stop', code: 'open-incident', name: 'INC1', application: null }, // prettier-ignore
      { decision: 'ask', code: 'open-incident-of-dependency', name: 'INC4', application: 'app-bank' }, // prettier-ignore
      { decision: 'ask', code: 'open-problem', name: 'P-31' },
    ]);
    await publish({});
    expect((await ask()).decision).toBe('go');
  });

  it('asks while another change is at work, not at the one that asks, and holds until the next one begins', async () => {
    const next = from(0.02);
    await publish({
      changes: [
        { id: '1', at: from(-1), plannedEnd: from(1), state: 'implement' },
        { id: '2', at: from(-1), plannedEnd: from(1), state: 'canceled' },
        { id: '3', at: next, plannedEnd: from(2), ...BANK },
      ],
    });
    const gate = await ask();
    expect(gate).toMatchObject({ decision: 'ask', validUntil: next });
    expect(gate.reasons).toMatchObject([{ code: 'change-at-work', name: 'CHG1' }]); // prettier-ignore
    expect(await ask({ change: 'CHG1' })).toMatchObject({ decision: 'go', change: 'CHG1' }); // prettier-ignore
    await publish({});
  });

  it('asks during a maintenance', async () => {
    const window = { name: 'Database upgrade', applications: ['app-shop'], from: from(-1), to: from(1), reason: 'agreed' }; // prettier-ignore
    const made = await service.send('post', '/v1/maintenance-windows', window).expect(201); // prettier-ignore
    expect(codes(await ask())).toEqual(['maintenance maintenance']);
    const path = `/v1/maintenance-windows/${made.body.id}`;
    await service.send('put', path, { ...window, cancelled: true }, { 'if-match': made.headers.etag }).expect(200); // prettier-ignore
    expect((await ask()).decision).toBe('go');
  });

  it('asks when what it knows is old, or was not read whole, and says why', async () => {
    const latest = () => service.db('run').where({ job: 'incidents' });
    await latest().update({ finished_at: from(-3) });
    expect(codes(await ask())).toEqual(['incidents stale', 'collisions stale']);
    await latest().update({ finished_at: from(0), counts: JSON.stringify({ tablesNotRead: 1 }) }); // prettier-ignore
    const gate = await ask();
    expect(gate.reasons[0].message).toMatch(/^incidents is stale, as of .*: the last run could not read all: tablesNotRead 1$/); // prettier-ignore
    await publish({});
    await latest().update({ counts: '{}' });
    expect((await ask()).decision).toBe('go');
  });

  it('takes a budget for old only once that of the next hour is late', async () => {
    const section = MonitoringSection.parse({ gate: { staleMinutes: 1 } });
    const strict = await openService({ section });
    await strict.send('post', '/v1/slos', SLO).expect(201);
    await burn(0, strict, [3]);
    expect(codes(await ask({}, strict))).toContain('error-budget stale');
    await burn(0, strict, [2, 1]);
    expect(codes(await ask({}, strict))).not.toContain('error-budget stale');
    await strict.stop();
  });

  it('stops once the error budget is used up', async () => {
    await burn(50);
    const gate = await ask();
    expect(gate).toMatchObject({ decision: 'stop', reasons: [{ code: 'budget-exhausted', name: 'Shop answers' }] }); // prettier-ignore
  });

  describe('where people decided of a budget that is used up', () => {
    const POLICY = '/v1/error-budget-policy';
    const decide = async (decision: string, until?: string) => {
      const body = { decision, reason: 'the sale begins', until };
      await service.send('post', `/v1/slos/${SLO.id}/decisions`, body).expect(201); // prettier-ignore
    };
    /** It burned three hours ago, and is quiet since. */
    const burnOut = async () => {
      await burn(50);
      await burn(0, service, [2, 1]);
    };
    const agree = async (steps: object[]) => {
      const { headers } = await service.get(POLICY);
      const body = { steps, reason: 'agreed' };
      await service.send('put', POLICY, body, { 'if-match': headers.etag }).expect(200); // prettier-ignore
    };

    it('stops in spite of an exception while the burn pages somebody', async () => {
      await decide('exception');
      expect(codes(await ask())).toEqual(['error-budget budget-exhausted']);
    });

    it('asks under an exception, says who decided it and why, and holds no longer than that', async () => {
      await burnOut();
      const until = from(0.02);
      await decide('exception', until);
      const gate = await ask();
      expect(gate).toMatchObject({ decision: 'ask', validUntil: until });
      expect(gate.reasons).toMatchObject([{ code: 'budget-exception', name: 'Shop answers' }]); // prettier-ignore
      expect(gate.reasons[0].message).toBe(
        `the objective "Shop answers" has used up its error budget, with an exception decided by user:default/jane until ${until}: the sale begins`,
      );
    });

    it('stops again once the exception is withdrawn', async () => {
      await decide('resume');
      expect(codes(await ask())).toEqual(['error-budget budget-exhausted']);
    });

    it('goes, and names the exception, where the budget alone would ask', async () => {
      await service.db('slo_status').update({ status: service.db.raw(`status || '{"state": "at-risk", "remaining": 0.2}'`) }); // prettier-ignore
      expect(codes(await ask())).toEqual(['error-budget budget-at-risk']);
      await decide('exception');
      expect(await ask()).toMatchObject({ decision: 'go', reasons: [{ decision: 'go', code: 'budget-exception' }] }); // prettier-ignore
    });

    it('stops where people decided a freeze, whatever is left', async () => {
      await decide('freeze');
      const gate = await ask();
      expect(gate.decision).toBe('stop');
      expect(codes(gate)).toEqual([
        'error-budget budget-freeze',
        'error-budget budget-at-risk',
      ]);
      await decide('resume');
    });

    it('stops where the policy that people agreed on asks a freeze earlier, and is not more lenient than the state', async () => {
      await agree([{ below: 0.3, action: 'freeze', text: 'only repairs' }]);
      const { decision, reasons } = await ask();
      expect([decision, reasons[0].message]).toEqual([
        'stop',
        'the objective "Shop answers" has 30 % of its error budget or less left, for which the policy asks a freeze (only repairs)',
      ]);
      await agree([]);
      expect(codes(await ask())).toEqual(['error-budget budget-at-risk']);
    });
  });

  it('keeps every decision', async () => {
    const { body: first } = await service.get(`${PATH}/decisions`, { limit: 2 }); // prettier-ignore
    const [newest] = first.items as ChangeGate[];
    expect(newest.decision).toBe('ask');
    const { body: rest } = await service.get(`${PATH}/decisions`, { limit: 100, cursor: first.nextCursor }); // prettier-ignore
    expect(rest.items.at(-1)).toMatchObject({ decision: 'ask' });
    expect(new Set([...first.items, ...rest.items].map(({ decisionId }) => decisionId)).size).toBe(first.items.length + rest.items.length); // prettier-ignore
    const { body } = await service.get(`/v1/change-gate-decisions/${newest.decisionId}`).expect(200); // prettier-ignore
    expect(body).toEqual(newest);
  });

  it('stops in a freeze of its group, until it ends, and not in one of others', async () => {
    const freeze = { from: from(-1), to: from(0.01) };
    const frozen = await openService({
      freezes: [
        { name: 'Sale', groups: ['grp-shop'], ...freeze },
        { name: 'Bank', applications: ['app-bank'], ...freeze },
      ],
      db: service.db,
    });
    const gate = await ask({ change: 'CHG9' }, frozen);
    expect(gate.validUntil).toBe(freeze.to);
    expect(codes(gate).filter(each => each.startsWith('freeze'))).toEqual(['freeze freeze']); // prettier-ignore
    await frozen.stop();
  });

  it('stops in a freeze of a group above its own, and not in one of a group beside it', async () => {
    const times = { from: from(-1), to: from(1) };
    const frozen = await openService(
      {
        freezes: [
          { name: 'Retail', groups: ['grp-retail'], ...times },
          { name: 'Banks', groups: ['grp-bank'], ...times },
        ],
      },
      BELOW_RETAIL,
    );
    const { reasons } = await ask({}, frozen);
    expect(reasons.filter(({ code }) => code === 'freeze')).toMatchObject([
      { decision: 'stop', name: 'Retail' },
    ]);
    await frozen.stop();
  });

  it('asks while nobody says what the application needs', async () => {
    const alone = await openService({
      relations: { relations: async () => Promise.reject(new Error('away')) },
    });
    await publishedIncidentDay(alone.db, today, {});
    expect(codes(await ask({}, alone))).toEqual([
      'error-budget missing',
      'incidents missing',
      'collisions missing',
    ]);
    await alone.stop();
  });

  it('needs a role, an application and a decision that there are, and no unknown parameter', async () => {
    await request(service.app).get(PATH).expect(401);
    const visitor = request(service.app).get(PATH);
    expect((await visitor.set('authorization', 'Bearer visitor')).status).toBe(403); // prettier-ignore
    await service.get('/v1/applications/app-nobody/change-gate').expect(404);
    await service.get('/v1/applications/app-nobody/change-gate/decisions').expect(404); // prettier-ignore
    await service.get('/v1/change-gate-decisions/6f1c2a52-6c0a-4f6d-8d1e-0d2a5b7c9e10').expect(404); // prettier-ignore
    const { body } = await service.get(PATH, { force: 'true' }).expect(400);
    expect(body.error.message).toContain('force');
  });
});
