import { DOMAINS, DomainName } from '@rosetta/contracts/domains';
import { SourceHealth, SourceRoutes } from '@rosetta/contracts/sources';
import { RouteClient } from '@rosetta/plugin-rosetta-core-react/client';

/** The sources of one domain, or why they are not known. */
export interface DomainSources {
  domain: DomainName;
  sources: readonly SourceHealth[];
  error?: Error;
}

type Route = SourceRoutes['listSources'];

/** Domains that read sources, each with the route that reports their state. */
const READERS = DOMAINS.flatMap(domain =>
  domain.routes.listSources
    ? [{ domain: domain.name, route: domain.routes.listSources as Route }]
    : [],
);

/** Asks each domain by itself: one that does not answer takes nothing away from the others. */
export const fetchSources = (
  client: RouteClient,
  signal: AbortSignal,
): Promise<DomainSources[]> =>
  Promise.all(
    READERS.map(({ domain, route }) =>
      client.call(route, {}, { signal }).then(
        ({ items }) => ({ domain, sources: items }),
        (error: Error) => ({ domain, sources: [], error }),
      ),
    ),
  );
