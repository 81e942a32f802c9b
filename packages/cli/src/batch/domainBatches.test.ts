import { BATCH_DOMAINS, loadBatch } from './domainBatches';

describe('the batches of the domains', () => {
  it.each(BATCH_DOMAINS)(
    'are exported by their packages: $packageName',
    ({ name, packageName }) => {
      const { domain } = loadBatch(packageName);
      expect(domain.name).toBe(name);
      expect(`@rosetta/${domain.batch?.name}`).toBe(packageName);
    },
  );

  it('a package without a batch is named in the error', () => {
    expect(() => loadBatch('@rosetta/contracts')).toThrow(
      '@rosetta/contracts does not export its batch',
    );
  });
});
