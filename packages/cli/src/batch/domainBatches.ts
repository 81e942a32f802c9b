import { BatchDefinition } from '@rosetta/batch-kit';
import { DOMAINS } from '@rosetta/contracts/domains';

/** Domains that compute something, each with the name of the package that does. */
export const BATCH_DOMAINS = DOMAINS.flatMap(({ name, title, batch }) =>
  batch ? [{ name, title, packageName: `@rosetta/${batch.name}` }] : [],
);

/** The batch of a domain, which its package exports as `batch`: loaded when it is needed, as that takes a while. */
export const loadBatch = (packageName: string): BatchDefinition => {
  const { batch } = require(packageName);
  if (!batch) throw new Error(`${packageName} does not export its batch`);
  return batch;
};
