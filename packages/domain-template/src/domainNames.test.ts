import { ROOT } from '@rosetta/launcher/home';
import { domainNames } from './domainNames';

describe('the names of a domain', () => {
  it('all names of a domain are made from one', () => {
    expect(domainNames(ROOT, 'energy-use-2')).toEqual({
      name: 'energy-use-2',
      title: 'Energy use 2',
      lower: 'energy use 2',
      camel: 'energyUse2',
      pascal: 'EnergyUse2',
      upper: 'ENERGY_USE_2',
      snake: 'energy_use_2',
    });
    expect(domainNames(ROOT, 'energy', 'Power')).toMatchObject({
      title: 'Power',
      lower: 'power',
    });
  });

  it.each(['Energy', 'energy_use', '2nd', 'energy-', 'a'.repeat(41), ''])(
    'refuse %j with what a name looks like',
    name => {
      expect(() => domainNames(ROOT, name)).toThrow(
        `"${name}" is not the name of a domain. Use lower case words with hyphens`,
      );
    },
  );

  it.each(['finops', 'platform', 'values'])(
    'refuse %s, which is taken',
    name => {
      expect(() => domainNames(ROOT, name)).toThrow(
        `The name ${name} is taken`,
      );
    },
  );

  it('refuse a title that would break the code that holds it', () => {
    expect(() => domainNames(ROOT, 'energy', "Jane's power")).toThrow(
      'is not a title',
    );
  });
});
