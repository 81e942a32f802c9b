import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { migrateFinopsMart } from '../migrate';
import { addTestRules, ruleVersion } from '../testUtils';
import { AllocationRuleReadModel } from './AllocationRuleReadModel';
import { AllocationRuleStore } from './AllocationRuleStore';
import { RuleVersion } from './ruleRows';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const YEAR = {
  from: '2024-01-01T00:00:00.000Z',
  to: '2025-01-01T00:00:00.000Z',
};
const JULY = '2024-07-01T00:00:00.000Z';

const FIXED: Partial<RuleVersion> & { ruleId: string } = {
  ruleId: 'support',
  priority: 10,
  scope: { product: 'support', chargeCategory: 'Purchase' },
  method: 'fixed',
  targets: { applications: ['app-a', 'app-b'] },
  coefficients: { 'app-a': '0.25', 'app-b': '0.75' },
  reason: 'the contract of 2024',
};

describe('allocation rules', () => {
  let db: Knex;
  let rules: AllocationRuleReadModel;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    rules = new AllocationRuleReadModel(db);
  });

  const names = (versions: RuleVersion[]) =>
    versions.map(({ ruleId, version }) => `${ruleId} ${version}`);

  /** What a change of a rule from July on does. */
  const changeInJuly = (ruleId: string) =>
    db.transaction(async trx => {
      const store = new AllocationRuleStore(trx);
      await store.lock();
      const set = await store.nextSet(ruleId, 'jane');
      const [before] = await store.currentVersions(ruleId);
      await store.end(set, before);
      await store.add(set, { ...before, validTo: JULY });
      await store.add(set, { ...before, version: 2, validFrom: JULY });
      return set;
    });

  it('reads back what was written, to the field', async () => {
    await addTestRules(db, FIXED);
    expect(await rules.validWithin(YEAR)).toEqual([ruleVersion(FIXED)]);
  });

  it('lists versions of a window by priority, then id, then validity', async () => {
    await addTestRules(
      db,
      { ruleId: 'b', priority: 5 },
      { ruleId: 'a', priority: 5, validTo: JULY },
      { ruleId: 'a', priority: 5, version: 2, validFrom: JULY },
      { ruleId: 'z', priority: 1 },
      { ruleId: 'before', validTo: YEAR.from },
      { ruleId: 'after', validFrom: YEAR.to },
    );
    expect(names(await rules.validWithin(YEAR))).toEqual([
      'z 1',
      'a 1',
      'a 2',
      'b 1',
    ]);
  });

  it('counts every change of any rule, and reads the rules as they were at each', async () => {
    expect(await rules.setVersion()).toBe(0);
    await addTestRules(db, { ruleId: 'a' }, { ruleId: 'b' });
    expect(await rules.setVersion()).toBe(2);
    expect(await changeInJuly('a')).toMatchObject({ version: 3 });
    expect(await rules.setVersion()).toBe(3);
    expect(names(await rules.validWithin(YEAR))).toEqual(['a 1', 'a 2', 'b 1']);
    const before = await rules.validWithin({ ...YEAR, setVersion: 2 });
    expect(names(before)).toEqual(['a 1', 'b 1']);
    expect(before[0].validTo).toBeNull();
    expect(await rules.validWithin({ ...YEAR, setVersion: 0 })).toEqual([]);
  });

  it('keeps one state of a rule for each moment', async () => {
    await addTestRules(db, { ruleId: 'a' });
    await expect(
      addTestRules(db, { ruleId: 'a', version: 2, validFrom: JULY }),
    ).rejects.toThrow('allocation_rule_has_one_state');
    expect(await rules.setVersion()).toBe(1);
  });

  it.each([
    'update allocation_rule_version set priority = 1',
    "update allocation_rule_version set known = '[0,)'",
    'delete from allocation_rule_version',
    'truncate allocation_rule_version',
  ])('rejects "%s"', async sql => {
    await addTestRules(db, { ruleId: 'a' });
    await expect(db.raw(sql)).rejects.toThrow(
      'allocation_rule_version is append-only',
    );
  });

  it('lists rules page by page, each with its versions, newest first', async () => {
    await addTestRules(
      db,
      { ruleId: 'c' },
      { ruleId: 'b' },
      { ruleId: 'a', priority: 200 },
    );
    await changeInJuly('b');
    const first = await rules.page({ limit: 2 });
    expect(first.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(first[0].latest).toMatchObject({ version: 2, validFrom: JULY });
    expect(first[0].versions).toMatchObject([
      { version: 2, validTo: null },
      { version: 1, validTo: JULY },
    ]);
    const rest = await rules.page({
      limit: 2,
      after: { priority: 100, id: 'c' },
    });
    expect(rest.map(({ id }) => id)).toEqual(['a']);
    expect(await rules.get('none')).toBeUndefined();
  });

  it('keeps a corrected version in the history, and out of the window', async () => {
    await addTestRules(db, { ruleId: 'a', priority: 7 });
    await db.transaction(async trx => {
      const store = new AllocationRuleStore(trx);
      const set = await store.nextSet('a', 'jane');
      await store.end(set, { ruleId: 'a', version: 1 }, 2);
      await store.add(set, ruleVersion({ ruleId: 'a', version: 2 }));
    });
    expect(names(await rules.validWithin(YEAR))).toEqual(['a 2']);
    const history = (await rules.get('a'))!;
    expect(history.latest).toMatchObject({ version: 2, priority: 100 });
    expect(history.versions).toMatchObject([
      { version: 2 },
      { version: 1, priority: 7, replacedBy: 2 },
    ]);
  });
});
