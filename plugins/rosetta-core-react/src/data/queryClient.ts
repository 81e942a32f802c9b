import { QueryClient } from '@tanstack/react-query';
import { createApiRef } from '@backstage/frontend-plugin-api';
import { isRequestError } from '../client';

/** One cache for all plugins and the whole session: two cards that need a figure fetch it once. */
export const queryClientApiRef = createApiRef<QueryClient>().with({
  id: 'plugin.rosetta-core.query-client',
  pluginId: 'rosetta-core',
});

/** An answer is taken for fresh so long: pages that are opened one after the other share it. */
const FRESH_MS = 5_000;
const MAX_RETRIES = 2;
const FIRST_RETRY_MS = 500;

/** No answer, or a failure of the server, may be over soon; a refusal and a broken contract stay. */
const mayBeOver = (error: Error) =>
  isRequestError(error) &&
  error.name !== 'ContractError' &&
  (error.status === undefined || error.status >= 500);

interface QueryClientOptions {
  retryMs?: number;
  /** How long an answer that no page shows is kept. */
  keptMs?: number;
}

export const createQueryClient = (options: QueryClientOptions = {}) => {
  const { retryMs = FIRST_RETRY_MS, keptMs } = options;
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        ...(keptMs !== undefined && { gcTime: keptMs }),
        retry: (failures, error) => failures < MAX_RETRIES && mayBeOver(error),
        retryDelay: failures => retryMs * 2 ** failures,
        // Without a network a page says that nothing answers; it does not wait in silence.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  // No provider does it: the client comes to pages as an API of the app.
  client.mount();
  return client;
};
