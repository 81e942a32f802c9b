import { mockServices } from '@backstage/backend-test-utils';
import { readCatalogConfig } from './readCatalogConfig';

const services = {
  'platform-ref-api': { baseUrl: 'http://ref.example', port: 7101 },
};

const read = (rosetta: object) =>
  readCatalogConfig(
    mockServices.rootConfig({ data: { rosetta: { services, ...rosetta } } }),
  );

describe('readCatalogConfig', () => {
  it('compares every five minutes and checks nothing by default', () => {
    expect(read({}).catalog).toEqual({ syncSeconds: 300, rules: {} });
  });

  it('reads rules', () => {
    const rules = { naming: { pattern: '^a' }, tags: {} };
    expect(read({ catalog: { rules } }).catalog.rules).toEqual({
      naming: { pattern: /^a/, severity: 'warning' },
      tags: { minimum: 1, required: [], severity: 'warning' },
    });
  });

  it.each([
    [{ rules: { naming: { pattern: '(' } } }, /naming\.pattern.*regular/],
    [{ rules: { namming: {} } }, /namming/],
    [{ syncSeconds: 1 }, /syncSeconds/],
  ])('refuses %j', (catalog, problem) => {
    expect(() => read({ catalog })).toThrow(problem);
  });
});
