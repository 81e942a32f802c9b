import { ApiBlueprint, identityApiRef } from '@backstage/frontend-plugin-api';
import {
  createQueryClient,
  queryClientApiRef,
} from '@rosetta/plugin-rosetta-core-react/data';
import { oidcAuthApiRef } from '../signIn/oidcAuthApi';
import { clearForOtherUser } from './clearForOtherUser';

/** The one cache of the app, for the session of one person. */
export const queryClientApi = ApiBlueprint.make({
  name: 'query-client',
  params: defineParams =>
    defineParams({
      api: queryClientApiRef,
      deps: { authApi: oidcAuthApiRef, identityApi: identityApiRef },
      factory: ({ authApi, identityApi }) => {
        const queryClient = createQueryClient();
        clearForOtherUser(queryClient, authApi, identityApi);
        return queryClient;
      },
    }),
});
