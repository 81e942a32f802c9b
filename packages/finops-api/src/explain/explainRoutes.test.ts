import { TestDatabases } from '@rosetta/test-kit/databases';
import { RouteAnswer } from '@rosetta/contracts';
import { explainCosts, MEASURES } from '@rosetta/contracts/finops';
import {
  indirectFact,
  publishTestRun,
  TestRun,
} from '@rosetta/finops-mart/testUtils';
import { readAllLines } from '../__testUtils__/readAllLines';
import { createTestService, TestService } from '../__testUtils__/service';

type Explanation = RouteAnswer<typeof explainCosts>;

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const POOLS = ['1', '2', '3'].map(digit => digit.repeat(32));

/**
 * Two accounts and two applications: support that the whole company shares, a cluster that app-k8s passes
 * on, a licence of which a third is of an application that is gone, and charges that no rule takes.
 */
const FACTS = [
  { application: 'app-a', group: 'grp-shop', effective: '10.000000000000000001', region: 'eu' },
  { application: 'app-b', group: 'grp-web', effective: '3', billingAccount: '42', domain: 'storage' },
  { application: 'app-k8s', group: 'grp-web', effective: '0.5' },
  { effective: '0.25', domain: 'storage' },
  { effective: '-0.125', billingAccount: '42', provider: 'Azure', list: null },
  indirectFact('support', { pool: POOLS[0], effective: '7.00000000000001', list: null, domain: 'other', region: 'eu' }),
  indirectFact('cluster', { pool: POOLS[1], effective: '1', originApplication: 'app-k8s', originGroup: 'grp-web' }),
  indirectFact('licence', { pool: POOLS[2], effective: '9', domain: 'software', billingAccount: '42' }),
]; // prettier-ignore

const application = (id: string, group: string) => ({
  id,
  group,
  owners: [group, 'grp-all'],
  attributes: {},
});

const TEST_RUN: TestRun = {
  period: '2024-09',
  facts: FACTS,
  rules: [
    { ruleId: 'support', name: 'Support', method: 'proportional', basis: 'direct-cost' },
    { ruleId: 'cluster', name: 'Cluster', method: 'even', targets: { applications: ['app-a', 'app-b'] } },
    { ruleId: 'licence', name: 'Licence', method: 'fixed', targets: { applications: ['app-a', 'app-gone'] }, coefficients: { 'app-a': '0.6', 'app-gone': '0.4' } },
  ],
  applications: [application('app-a', 'grp-shop'), application('app-b', 'grp-web'), application('app-k8s', 'grp-web')],
  groups: [
    { id: 'grp-all', parent: null },
    { id: 'grp-shop', parent: 'grp-all' },
    { id: 'grp-web', parent: 'grp-all' },
  ],
  labels: [
    { dimension: 'application', key: 'app-a', label: 'Shop' },
    { dimension: 'billing_account', key: '42', label: 'Paris' },
    { dimension: 'domain', key: 'compute', label: 'Compute' },
  ],
}; // prettier-ignore

const PLACES = 24;
/** The sum of decimals, as a whole number of 10^-24. */
const sum = (amounts: readonly string[]) =>
  amounts.reduce((all, amount) => {
    const [, sign, whole, part = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(amount)!;
    return all + BigInt(`${sign}${whole}${part.padEnd(PLACES, '0')}`);
  }, 0n);

describe('GET /v1/costs/explain', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, TEST_RUN);
  });
  afterAll(() => service.stop());

  const read = async (path: string, query = {}) =>
    (await service.get(path, query).expect(200)).body;
  const explain = (query = {}): Promise<Explanation> =>
    read('/v1/costs/explain', query);

  it('tells who was billed, by which rule or directly, and who bears it', async () => {
    const answer = await explain({ application: 'app-a' });
    expect(answer).toMatchObject({
      total: { direct: '10.000000000000000001', unallocated: '0' },
      payers: [
        { key: 'AWS|1234567890123', provider: 'AWS', account: '1234567890123' },
        { key: 'AWS|42', label: 'Paris' },
      ],
      attributions: [
        { key: 'domain|compute', label: 'Compute', domain: 'compute' },
        { key: 'rule|licence|1', label: 'Licence', rule: { id: 'licence', version: 1, method: 'fixed' } },
        { key: 'rule|support|1' },
        { key: 'rule|cluster|1|app-k8s', passedOnBy: 'app-k8s' },
      ],
      bearers: [{ key: 'app-a', label: 'Shop' }],
    }); // prettier-ignore
    expect(answer.parts.slice(0, 2)).toEqual([
      { payer: 'AWS|1234567890123', attribution: 'domain|compute', bearer: 'app-a', kind: 'direct', amount: '10.000000000000000001' },
      { payer: 'AWS|42', attribution: 'rule|licence|1', bearer: 'app-a', kind: 'indirect', amount: '5.4' },
    ]); // prettier-ignore
  });

  it('shows what a pool leaves over under its rule, and charges that no rule took under their domain', async () => {
    const { parts } = await explain({ application: 'unallocated' });
    expect(parts.map(({ attribution, amount }) => [attribution, amount])).toEqual([
      ['rule|licence|1', '3.6'],
      ['domain|storage', '0.25'],
      ['domain|compute', '-0.125'],
    ]); // prettier-ignore
  });

  it.each([
    {},
    { application: 'app-a' },
    { application: 'app-k8s' },
    { application: 'unallocated' },
    { group: 'grp-web' },
    { group: 'grp-all' },
    { domain: 'software' },
    { billingAccount: '42' },
    { provider: 'azure' },
    { chargeCategory: 'usage', application: 'app-b' },
    { region: 'eu' },
    { region: 'eu', application: 'app-a' },
    { domain: 'nothing' },
  ])(
    'has parts that add up to the figure in every measure and fold, with %j',
    async filters => {
      for (const measure of MEASURES) {
        const query = { ...filters, measure };
        const { total, indirectExcluded } = await read('/v1/costs', query);
        for (const top of [1, 2, 12]) {
          const answer = await explain({ ...query, top });
          const { previous, change, ...amounts } = total;
          expect(answer.total).toEqual(amounts);
          expect(answer.indirectExcluded).toBe(indirectExcluded);
          const amountsOf = (kind?: string) =>
            answer.parts.filter(part => !kind || part.kind === kind).map(part => part.amount); // prettier-ignore
          expect(sum(amountsOf())).toBe(sum([total.amount]));
          for (const kind of ['direct', 'indirect', 'unallocated'] as const)
            expect(sum(amountsOf(kind))).toBe(sum([total[kind]]));
        }
      }
    },
  );

  /** The filters that lead from a part of a figure to its lines, as the page sets them. */
  const linesOf = (
    { payers, attributions }: Explanation,
    { payer, attribution, bearer, kind }: Explanation['parts'][number],
  ) => {
    const { provider, account } = payers.find(({ key }) => key === payer)!;
    const { domain, rule } = attributions.find(({ key }) => key === attribution)!; // prettier-ignore
    return {
      provider: provider!.toLocaleLowerCase(),
      billingAccount: account!,
      ...(rule ? { rule: rule.id, ruleVersion: rule.version } : { rule: 'none', domain: domain! }), // prettier-ignore
      kind,
      ...(bearer !== 'rosetta:shared' && { application: bearer }),
    };
  };

  it.each<Record<string, string>>([{}, { region: 'eu' }])(
    'has parts whose lines add up to them, with %j',
    async filters => {
      const answer = await explain(filters);
      expect(answer.parts.length).toBeGreaterThan(1);
      for (const part of answer.parts) {
        const query = { ...filters, ...linesOf(answer, part), limit: 2 };
        const lines = await readAllLines(service, query);
        expect([part, sum(lines.map(({ amount }) => amount))]).toEqual([part, sum([part.amount])]); // prettier-ignore
      }
    },
  );

  it('refuses the version of no rule', async () => {
    const { body } = await service.get('/v1/costs/lines', { ruleVersion: 1 }).expect(400); // prettier-ignore
    expect(body.error.message).toContain('ruleVersion: needs rule');
  });

  it('says that all who share the pools bear what a filter of charges leaves whole', async () => {
    const { parts } = await explain({ region: 'eu' });
    expect(parts).toMatchObject([
      { attribution: 'domain|compute', bearer: 'app-a' },
      { attribution: 'rule|support|1', bearer: 'rosetta:shared', kind: 'indirect', amount: '7.00000000000001' },
    ]); // prettier-ignore
  });

  it('keeps the largest apart, and says how many others stand together', async () => {
    const { bearers, attributions } = await explain({ top: 2 });
    // What nobody bears is one of these, however small it is.
    expect(bearers.map(({ key, members }) => [key, members])).toEqual([
      ['unallocated', undefined],
      ['app-a', undefined],
      ['rosetta:others', 2],
    ]);
    expect(attributions.at(-1)).toEqual({
      key: 'rosetta:others',
      label: '3 others',
      members: 3,
    });
  });

  it('shows to whom a platform passed its cost on, and by which rule', async () => {
    const passedOn = {
      amount: '1',
      items: ['app-a', 'app-b'].map(key => ({
        application: 'app-k8s',
        label: 'app-k8s',
        rule: { id: 'cluster', version: 1, name: 'Cluster', method: 'even' },
        bearer: { key, label: key === 'app-a' ? 'Shop' : key },
        amount: '0.5',
      })),
    };
    expect(await explain({ application: 'app-k8s' })).toMatchObject({ passedOn, total: { direct: '0.5' } }); // prettier-ignore
    expect(await explain({ group: 'grp-all' })).toMatchObject({ passedOn });
    expect(await explain({ group: 'grp-shop' })).toMatchObject({ passedOn: { amount: '0', items: [] } }); // prettier-ignore
    expect(await explain()).not.toHaveProperty('passedOn');
  });

  it.each([
    [{ top: 0 }, 'top'],
    [{ top: 51 }, 'top'],
    [{ groupBy: 'domain' }, 'groupBy'],
    [{ from: '2024-10', to: '2024-09' }, 'to'],
  ])('refuses %j by name', async (query, name) => {
    const { body } = await service.get('/v1/costs/explain', query).expect(400);
    expect(body.error.message).toContain(name);
  });
});
