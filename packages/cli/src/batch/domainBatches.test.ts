import { BATCH_DOMAINS, loadBatch } from './domainBatches';

describe('the batches of the domains', () => {
  it.each(BATCH_DOMAINS)(
    'are exported by their packages: $packageName',
    ({ name, packageName }) => {
      const { domain, name: process } = loadBatch(packageName);
      expect(domain).toBe(name);
      expect(`@rosetta/${process}`).toBe(packageName);
    },
  );

  it('a package without a batch is named in the error', () => {
    expect(() => loadBatch('@rosetta/contracts')).toThrow(
      '@rosetta/contracts does not export its batch',
    );
  });
});
