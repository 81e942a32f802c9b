import { DEPLOYMENT_SOURCE_TITLES } from '@rosetta/contracts/monitoring';
import { createSourceClient } from '../http/createSourceClient';
import { SourceOptions } from '../types';
import { ArgoCdApplication, ArgoCdApplicationList } from './schemas';
import { ArgoCdClient } from './types';
import { streamApplications } from './streamApplications';

const APPLICATIONS = '/api/v1/applications';

/** The list is not paged, and carries each application's resources. */
const MAX_LIST_BYTES = 64 * 1024 * 1024;

/** Reads Argo CD's API. Make one and keep it: it holds the connections and the breaker. */
export function createArgoCdClient(options: SourceOptions): ArgoCdClient {
  const source = createSourceClient(
    { name: 'argocd', title: DEPLOYMENT_SOURCE_TITLES.argocd },
    { ...options, limits: { maxBodyBytes: MAX_LIST_BYTES, ...options.limits } },
    { authorization: `Bearer ${options.token}` },
  );
  return {
    async applications({ signal, onRefused } = {}) {
      const { value } = await source.read(ArgoCdApplicationList, {
        path: APPLICATIONS,
        route: APPLICATIONS,
        signal,
      });
      const items = value.items ?? [];
      return source.records(ArgoCdApplication, APPLICATIONS, items, {
        onRefused,
      });
    },
    async application(name, { signal } = {}) {
      const { value } = await source.read(ArgoCdApplication, {
        path: `${APPLICATIONS}/${encodeURIComponent(name)}`,
        route: `${APPLICATIONS}/{name}`,
        signal,
      });
      return value;
    },
    watch: watchOptions => streamApplications(source, watchOptions),
    close: () => source.close(),
  };
}
