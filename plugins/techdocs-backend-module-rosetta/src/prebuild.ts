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

/** MkDocs takes a processor each; people's own requests come in between. */
const AT_ONCE = 2;

const documented = async ({ auth, catalog }: PrebuildOptions) => {
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

/** What a page of documentation asks for when it is opened: build it, if it is not up to date. */
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
 * Builds all documentation that is not up to date. Without it search knows only the pages that
 * somebody has opened. One that can't be built is told, and does not hold up the others.
 */
export const prebuild = async (options: PrebuildOptions): Promise<void> => {
  const { logger, signal } = options;
  const limit = limiter(AT_ONCE);
  const refs = await documented(options);
  const counts = { built: 0, failed: 0 };
  const build = async (ref: CompoundEntityRef) => {
    signal.throwIfAborted();
    try {
      if (await sync(options, ref)) counts.built += 1;
    } catch (error) {
      counts.failed += 1;
      logger.warn(
        `Documentation of ${stringifyEntityRef(ref)} can't be built: ${error}`,
      );
    }
  };
  await Promise.all(refs.map(ref => limit(() => build(ref))));
  logger.info(
    `Documentation: ${refs.length} sites, ${counts.built} built, ${counts.failed} failed`,
  );
};
