import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
  createProxyAuthenticator,
} from '@backstage/plugin-auth-node';

const PERSON = 'x-test-person';
const GROUP = 'x-test-group';

const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: () => undefined,
  authenticate: async ({ req }) => ({
    result: { name: req.get(PERSON)!, group: req.get(GROUP) },
  }),
});

/** Signs in the person whom the request names, as a member of one group: Backstage's own tokens without a browser. */
export const authModuleTestSignIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'test-sign-in',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'test',
          factory: createProxyAuthProviderFactory({
            authenticator,
            signInResolver: async ({ result: { name, group } }, ctx) => {
              const sub = `user:default/${name}`;
              const ent = group ? [sub, `group:default/${group}`] : [sub];
              return ctx.issueToken({ claims: { sub, ent } });
            },
          }),
        });
      },
    });
  },
});

export async function signIn(
  portal: string,
  name: string,
  group?: string,
): Promise<string> {
  const answer = await fetch(`${portal}/api/auth/test/refresh`, {
    headers: { [PERSON]: name, ...(group && { [GROUP]: group }) },
  });
  const session = await answer.json();
  return session.backstageIdentity.token;
}
