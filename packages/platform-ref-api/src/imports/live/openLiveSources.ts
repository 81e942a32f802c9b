import { Metrics } from '@rosetta/service-kit';
import { ConnectedSources } from '@rosetta/sources';
import { serviceNow } from '@rosetta/sources/servicenow';
import { PlatformRefConfig } from '../../config';
import { serviceNowCmdb } from './serviceNowCmdb';
import { LiveSource } from './types';

/** A page of a CMDB may take longer than a page of what changed lately. */
const TIMEOUT_MS = 20_000;
/** Somebody waits for the comparison, and knows that it takes a while. */
const RATE_LIMIT_WAIT_MS = 10_000;

/** Opens the connections to what is compared without a file; each call is metered. */
export const openLiveSources = (
  { sources, referentiel }: Pick<PlatformRefConfig, 'sources' | 'referentiel'>,
  metrics?: Metrics,
): { sources: readonly LiveSource[]; close(): Promise<void> } => {
  const connected = new ConnectedSources([serviceNow], sources, {
    timeoutMs: TIMEOUT_MS,
    rateLimitWaitMs: RATE_LIMIT_WAIT_MS,
    observe: metrics?.observeClient,
  });
  const client = connected.find(serviceNow)?.client;
  return {
    sources: [serviceNowCmdb(referentiel.imports.servicenow, client)],
    close: () => connected.close(),
  };
};
