import { DefaultHttpAuthService } from '@backstage/backend-defaults/httpAuth';
import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  UserInfoService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import { rolesMay } from '@rosetta/contracts';
import { SignedInService, refusalOf, signedInServiceRef } from '../access';
import { EndedSignIns, endedSignInsServiceRef } from '../signIns';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/**
 * Plugins that a person without a role reaches: the page itself, sign-in, the question
 * "may I?", one's own language and theme, and the gateway, which checks each route by
 * itself and tells what to ask for.
 */
const OPEN_TO_ALL_SIGNED_IN = new Set([
  'app',
  'auth',
  'permission',
  'rosetta',
  'user-settings',
]);

/** What a plugin offers to assistants: of each of them, also of those above. Routers ignore case. */
const ACTIONS = /\/\.backstage\/actions(\/|$)/i;

interface DoorOptions {
  pluginId: string;
  userInfo: UserInfoService;
  signedIn: SignedInService;
  ended: EndedSignIns;
}

/** Rejects a person to whom this plugin, or what they ask of it, is closed. */
export type Door = (
  credentials: UserCredentials,
  path?: string,
) => Promise<void>;

/**
 * Backstage's own plugins close some routes by permission and leave others open to
 * everybody signed in. Here every route of every plugin, those to come included, needs a
 * role, and a sign-in that was ended opens nothing.
 */
export const createDoor =
  ({ pluginId, userInfo, signedIn, ended }: DoorOptions): Door =>
  async (credentials, path = '') => {
    const { userEntityRef: user } = credentials.principal;
    const endsAt = credentials.expiresAt;
    if (endsAt && ended.has({ user, endsAt }))
      throw new AuthenticationError('This sign-in was ended');
    if (OPEN_TO_ALL_SIGNED_IN.has(pluginId) && !ACTIONS.test(path)) return;
    const { access } = await signedIn.of(credentials, userInfo);
    if (!rolesMay(access.roles, 'portal.read'))
      throw refusalOf('portal.read', user, access);
  };

export const closeToStrangers = (
  inner: HttpAuthService,
  auth: AuthService,
  admit: Door,
): HttpAuthService => ({
  async credentials(req, options) {
    const credentials = await inner.credentials(req, options);
    if (auth.isPrincipal(credentials, 'user'))
      // As the router read it to come here, which is not always how it was written.
      await admit(credentials, req.baseUrl + req.path);
    return credentials;
  },
  issueUserCookie: (res, options) => inner.issueUserCookie(res, options),
});

/** Backstage's authentication of requests, behind that door. */
export const closedHttpAuthServiceFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {
    auth: coreServices.auth,
    discovery: coreServices.discovery,
    plugin: coreServices.pluginMetadata,
    userInfo: coreServices.userInfo,
    signedIn: signedInServiceRef,
    ended: endedSignInsServiceRef,
  },
  factory: ({ auth, discovery, plugin, ...deps }) => {
    const pluginId = plugin.getId();
    const inner = DefaultHttpAuthService.create({ auth, discovery, pluginId });
    return closeToStrangers(inner, auth, createDoor({ pluginId, ...deps }));
  },
});
