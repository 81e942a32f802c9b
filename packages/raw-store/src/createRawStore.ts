import { NotImplementedError } from '@backstage/errors';
import { RawStoreConfig } from './config';
import { RawStore } from './RawStore';

/** The store that the configuration names. Connects on first use; `close` it. */
export const createRawStore = (config: RawStoreConfig): RawStore => {
  throw new NotImplementedError(`No adapter for ${config.kind}`);
};
