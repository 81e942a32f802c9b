import { DOMAINS } from '@rosetta/contracts/domains';
import { PIVOT_TYPES } from '@rosetta/contracts/ref';
import { SIMULATORS } from '@rosetta/simulators/sources';
import { datasetsOf } from './select';
import { defineSource } from './defineSource';
import { SOURCES } from './list';

describe('SOURCES', () => {
  it('names a simulator for each source that is watched, and one for each that is simulated', () => {
    const simulated = SOURCES.filter(source => 'simulator' in source);
    expect(simulated.map(({ simulator }) => simulator).sort()).toEqual(
      SIMULATORS.map(({ name }) => name).sort(),
    );
    const watched = SOURCES.filter(({ connection }) => connection?.watch);
    expect(simulated).toEqual(expect.arrayContaining(watched));
  });

  it('names sources and datasets once each', () => {
    for (const names of [SOURCES, datasetsOf()].map(all => all.map(({ name }) => name))) // prettier-ignore
      expect(new Set(names).size).toBe(names.length);
  });

  it('belongs to domains that report the state of their sources', () => {
    for (const source of SOURCES) {
      const domain = DOMAINS.find(({ name }) => name === source.domain);
      expect(domain?.routes).toHaveProperty('listSources');
    }
  });

  it('names known pivot types only', () => {
    for (const { pivotTypes } of SOURCES)
      expect(PIVOT_TYPES).toEqual(expect.arrayContaining([...pivotTypes]));
  });
});

describe('defineSource', () => {
  it('refuses landing without a client', () => {
    const source = { name: 'x', title: 'X', domain: 'monitoring', pivotTypes: [], datasets: [] }; // prettier-ignore
    expect(() =>
      defineSource({ ...source, land: async () => ({} as never) }),
    ).toThrow('Source x: landing and watching need both config and client');
  });
});
