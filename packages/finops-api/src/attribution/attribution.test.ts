import { TestDatabases } from '@rosetta/test-kit/databases';
import { AttributionToPreview } from '@rosetta/contracts/attribution';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import {
  FakeReferentiel,
  createReferentiel,
} from '@rosetta/service-kit/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const ALWAYS = { validFrom: null, validTo: null };
const APPLICATIONS = [
  { id: 'app-a', group: 'grp-a', pivots: [['focus:resource', 'arn:a']] },
  { id: 'app-b', group: 'grp-b', pivots: [['focus:tag', 'team=b'], ['focus:subaccount', 'AWS|42']] },
] as const; // prettier-ignore

const claim = (application: string, type: string, value: string, validity: object = ALWAYS) =>
  ({ application, type, value, ...validity }) as AttributionToPreview['pivots']['before'][number]; // prettier-ignore
const owned = (id: string, group: string, validity: object = ALWAYS) =>
  ({ id, name: `The ${id}`, group, ...validity }) as AttributionToPreview['applications']['before'][number]; // prettier-ignore

const charge = (day: number, amount: string, more: object) => ({
  effective: amount,
  chargeFrom: `2024-09-${String(day).padStart(2, '0')}T00:00:00.000Z`,
  chargeTo: `2024-09-${String(day + 1).padStart(2, '0')}T00:00:00.000Z`,
  ...more,
});
const A = { application: 'app-a', group: 'grp-a', resource: 'arn:a' };

describe('the attribution API', () => {
  let service: TestService;
  let referentiel: FakeReferentiel;
  beforeAll(async () => {
    referentiel = new FakeReferentiel(
      createReferentiel(APPLICATIONS as unknown as Parameters<typeof createReferentiel>[0]),
    ); // prettier-ignore
    service = await createTestService(databases, { referentiel });
    await publishTestRun(service.db, { period: '2024-08', facts: [charge(1, '100', A)] }); // prettier-ignore
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: [
        charge(1, '3', A),
        charge(20, '4.5', { ...A, tags: '{"team":"b"}' }),
        charge(2, '-1', { ...A, currency: 'EUR' }),
        charge(3, '5', { resource: 'arn:new' }),
        charge(5, '9', { tags: '{"note":"a\\u0000b","team":"odd"}' }),
        charge(6, '11', { tags: '{"note":"\\ud800","team":"odd"}' }),
        charge(4, '7', { subAccount: '42', application: 'app-b', group: 'grp-b' }), // prettier-ignore
        indirectFact('support', { effective: '8', pool: 'a'.repeat(32) }),
      ],
      rules: [
        {
          ruleId: 'support',
          method: 'fixed',
          targets: { applications: ['app-a', 'app-b'] },
          coefficients: { 'app-a': '0.25', 'app-b': '0.75' },
        },
      ],
      applications: ['app-a', 'app-b'].map(id => ({ id, owners: ['grp-a'], attributes: {} })), // prettier-ignore
    });
  });
  afterAll(() => service.stop());

  const preview = (body: object, role = 'Rosetta_User') =>
    request(service.app)
      .post('/v1/attribution/preview')
      .set('authorization', `Bearer ${role}`)
      .send({ months: 1, ...body });
  const movesOf = async (body: object) =>
    (await preview(body).expect(200)).body.items.map(
      ({ kind, currency, from, to, amount, charges }: any) => [
        `${kind} ${from.application}/${from.group} → ${to.application}/${to.group}`,
        `${amount} ${currency}`,
        charges,
      ],
    );

  it('finds the applications, groups and pivots that figures of published runs are of, direct and shared', async () => {
    const usage = (body: object, role = 'Rosetta_User') =>
      request(service.app)
        .post('/v1/attribution/usage')
        .set('authorization', `Bearer ${role}`)
        .send(body);
    const { body } = await usage({
      applications: ['app-a', 'app-b', 'app-none'],
      groups: ['grp-a', 'grp-none'],
      pivots: [
        { application: 'app-a', type: 'focus:resource', value: 'arn:a' },
        { application: 'app-b', type: 'focus:subaccount', value: 'AWS|42' },
        { application: 'app-b', type: 'focus:resource', value: 'arn:a' },
        { application: 'app-b', type: 'servicenow:ci', value: 'x' },
      ],
    }).expect(200);
    expect(body.items.map(({ kind, id, period }: any) => `${kind} ${id} ${period}`).sort()).toEqual([
      'application app-a 2024-08',
      'application app-b 2024-09',
      'group grp-a 2024-08',
      'pivot focus:resource arn:a 2024-08',
      'pivot focus:subaccount AWS|42 2024-09',
    ]); // prettier-ignore
    await usage({}, 'nobody').expect(401);
    await usage({}, 'visitor').expect(403);
    await usage({ groups: 'grp-a' }).expect(400);
  });

  it('moves unallocated cost to the application of a new pivot', async () => {
    const { body } = await preview({
      pivots: { before: [], after: [claim('app-a', 'focus:resource', 'arn:new')] }, // prettier-ignore
    }).expect(200);
    expect(body.periods).toMatchObject([{ period: '2024-09' }]);
    expect(body.items).toEqual([
      {
        period: '2024-09',
        currency: 'USD',
        kind: 'direct',
        from: { application: null, name: null, group: null },
        to: { application: 'app-a', name: 'The app-a', group: 'grp-a' },
        amount: '5',
        charges: 1,
      },
    ]);
  });

  it('falls back to the next kind of pivot where one ends, from its day on', async () => {
    const resource = (validity: object) =>
      claim('app-a', 'focus:resource', 'arn:a', validity);
    const pivots = {
      before: [resource(ALWAYS)],
      after: [
        resource({ validFrom: null, validTo: '2024-09-02T00:00:00.000Z' }),
      ],
    };
    expect(await movesOf({ pivots })).toEqual([
      ['direct app-a/grp-a → app-b/grp-b', '4.5 USD', 1],
      ['direct app-a/grp-a → null/null', '-1 EUR', 1],
    ]);
  });

  it('reads the pivots of a provider, and as many months as it is asked for', async () => {
    const pivots = {
      before: [claim('app-b', 'focus:subaccount', 'AWS|42')],
      after: [claim('app-a', 'focus:subaccount', 'AWS|42')],
    };
    expect(await movesOf({ pivots })).toEqual([
      ['direct app-b/grp-b → app-a/grp-a', '7 USD', 1],
    ]);
    const both = { before: [claim('app-a', 'focus:resource', 'arn:a')], after: [] }; // prettier-ignore
    const amounts = await movesOf({ months: 2, pivots: both });
    expect(amounts).toContainEqual(['direct app-a/grp-a → null/null', '100 USD', 1]); // prettier-ignore
  });

  it('reads tags beside those that no text can hold', async () => {
    const pivots = { before: [], after: [claim('app-a', 'focus:tag', 'team=odd')] }; // prettier-ignore
    expect(await movesOf({ pivots })).toEqual([
      ['direct null/null → app-a/grp-a', '20 USD', 2],
    ]);
  });

  it('moves direct and shared cost to another owner, from a date on', async () => {
    const applications = {
      before: [owned('app-a', 'grp-a')],
      after: [
        owned('app-a', 'grp-a', { validFrom: null, validTo: '2024-09-10T00:00:00.000Z' }), // prettier-ignore
        owned('app-a', 'grp-b', { validFrom: '2024-09-10T00:00:00.000Z', validTo: null }), // prettier-ignore
      ],
    };
    expect(await movesOf({ applications })).toEqual([
      ['direct app-a/grp-a → app-a/grp-b', '4.5 USD', 1],
    ]);
    const always = { before: applications.before, after: [owned('app-a', 'grp-b')] }; // prettier-ignore
    expect(await movesOf({ applications: always })).toEqual([
      ['direct app-a/grp-a → app-a/grp-b', '7.5 USD', 2],
      ['indirect app-a/grp-a → app-a/grp-b', '2 USD', 1],
      ['direct app-a/grp-a → app-a/grp-b', '-1 EUR', 1],
    ]);
  });

  it('tells which pivots the charges of the last months name, and answers null for types that no bill names', async () => {
    const ask = (pivots: object[], role = 'Rosetta_User') =>
      request(service.app)
        .post('/v1/pivots/seen')
        .set('authorization', `Bearer ${role}`)
        .send({ pivots });
    const pivots = [
      ['focus:resource', 'arn:a', true],
      ['focus:resource', 'arn:none', false],
      ['focus:subaccount', '42', true],
      ['focus:subaccount', 'Nobody|42', false],
      ['focus:tag', 'team=b', true],
      ['focus:tag', 'team=odd', true],
      ['focus:tag', 'team=c', false],
      ['gitlab:project', 'a/b', null],
    ] as const;
    const { body } = await ask(
      pivots.map(([type, value]) => ({ type, value })),
    ).expect(200);
    expect(body).toEqual({
      since: '2024-08-01T00:00:00.000Z',
      seen: pivots.map(([, , seen]) => seen),
    });
    await ask([], 'nobody').expect(401);
    await ask([], 'visitor').expect(403);
    await ask([{ type: 'x', value: 'y' }]).expect(400);
  });

  it('refuses a preview with 401, 403, 400 and 503, and changes nothing', async () => {
    await preview({}, 'nobody').expect(401);
    await preview({}, 'visitor').expect(403);
    const { body } = await preview({ months: 0 }).expect(400);
    expect(body.error.message).toMatch(/body\.months/);
    referentiel.down = true;
    await preview({}).expect(503);
    referentiel.down = false;
    expect(await movesOf({})).toEqual([]);
  });
});
