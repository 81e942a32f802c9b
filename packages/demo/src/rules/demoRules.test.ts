import { RuleToCreate } from '@rosetta/contracts/finops';
import { readInput } from '@rosetta/contracts/input';
import { loadCompany } from '@rosetta/simulators/company';
import { demoRules } from './demoRules';

describe('the allocation rules of the demo company', () => {
  const company = loadCompany();
  const rules = demoRules(company);

  it.each(rules.map(rule => [rule.id, rule] as const))(
    'has “%s” as the API takes it',
    (_id, rule) => {
      expect(readInput('body', RuleToCreate, rule)).toHaveProperty('data');
    },
  );

  it('gives each rule an id and a priority of its own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    const priorities = rules.map(({ priority }) => priority);
    expect(new Set(priorities).size).toBe(rules.length);
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
  });

  it('names applications, groups and platforms that there are', () => {
    const known = [...company.applications, ...company.groups].map(({ id }) => id); // prettier-ignore
    const named = rules.flatMap(({ targets }) => {
      if ('applications' in targets) return targets.applications;
      return 'groups' in targets ? targets.groups : [];
    });
    expect(named.filter(id => !known.includes(id))).toEqual([]);
    const tags = rules.flatMap(({ scope }) => scope.tag ?? []);
    const platforms = Object.entries(company.platforms)
      .filter(([, { tagged }]) => tagged !== false)
      .map(([key]) => `platform=${key}`);
    expect(tags.sort()).toEqual(platforms.sort());
  });
});
