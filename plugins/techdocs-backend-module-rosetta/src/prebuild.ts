import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  CompoundEntityRef,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import limiter from 'p-limit';

interface PrebuildOptions {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  logger: LoggerService;
  signal: AbortSignal;
}

/** Each build uses one processor; requests of people must still be served. */
const CONCURRENCY = 2;

const listDocumentedEntities = async ({ auth, catalog }: PrebuildOptions) => {
  const { items } = await catalog.getEntities(
    {
      filter: {
        'metadata.annotations.backstage.io/techdocs-ref': CATALOG_FILTER_EXISTS,
      },
      fields: ['kind', 'metadata.name', 'metadata.namespace'],
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  return items.map(getCompoundEntityRef);
};

/** Builds the documentation of an entity unless it is up to date, as opening its page does. @returns whether it was built */
const sync = async (
  { auth, discovery, signal }: PrebuildOptions,
  { kind, namespace, name }: CompoundEntityRef,
) => {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'techdocs',
  });
  const base = await discovery.getBaseUrl('techdocs');
  const path = [namespace, kind, name].map(encodeURIComponent).join('/');
  const response = await fetch(`${base}/sync/${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal,
  });
  const events = await response.text();
  if (!response.ok) throw new Error(`TechDocs answered ${response.status}`);
  const problem = events.match(/^event: error\ndata: (.*)$/m)?.[1];
  if (problem) throw new Error(JSON.parse(problem));
  return /^event: finish\ndata: .*"updated":true/m.test(events);
};

/**
 * Builds all documentation that is not up to date. Without it search finds only pages that were
 * opened. One that can't be built is logged, and does not stop the others.
 */
export const prebuild = async (options: PrebuildOptions): Promise<void> => {
  const { logger, signal } = options;
  const limit = limiter(CONCURRENCY);
  const refs = await listDocumentedEntities(options);
  const counts = { built: 0, failed: 0 };
  const build = async (ref: CompoundEntityRef) => {
    signal.throwIfAborted();
    try {
      if (await sync(options, ref)) counts.built += 1;
    } catch (error) {
      counts.failed += 1;
      logger.warn(
        `Documentation build failed: ${stringifyEntityRef(ref)}: ${error}`,
      );
    }
  };
  await Promise.all(refs.map(ref => limit(() => build(ref))));
  logger.info(
    `Documentation built: ${refs.length} sites, ${counts.built} built, ${counts.failed} failed`,
  );
};
