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
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { rolesMay, rolesThatMay } from '@rosetta/contracts';
import { AccessService, accessServiceRef } from '../access';
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

interface DoorOptions {
  pluginId: string;
  auth: AuthService;
  userInfo: UserInfoService;
  access: AccessService;
  ended: EndedSignIns;
}

const refusal = (user: string, away: string[]) =>
  new NotAllowedError(
    `This needs one of the roles ${rolesThatMay('portal.read').join(', ')}; ` +
      `${user} has none${
        away.length ? `, and ${away.join(', ')} could not tell` : ''
      }`,
  );

/**
 * Backstage's own plugins close some routes by permission and leave others open to
 * everybody signed in. Here every route of every plugin, those to come included, needs a
 * role, and a sign-in that was ended opens nothing.
 */
export const closeToStrangers = (
  inner: HttpAuthService,
  { pluginId, auth, userInfo, access, ended }: DoorOptions,
): HttpAuthService => {
  const admit = async (credentials: UserCredentials) => {
    const { userEntityRef: user } = credentials.principal;
    const endsAt = credentials.expiresAt;
    if (endsAt && ended.has({ user, endsAt }))
      throw new AuthenticationError('This sign-in was ended');
    if (OPEN_TO_ALL_SIGNED_IN.has(pluginId)) return;
    const { roles, unavailable } = await access.accessOf(
      await userInfo.getUserInfo(credentials),
    );
    if (!rolesMay(roles, 'portal.read'))
      throw refusal(
        user,
        unavailable.map(({ directory }) => directory),
      );
  };
  return {
    async credentials(req, options) {
      const credentials = await inner.credentials(req, options);
      if (auth.isPrincipal(credentials, 'user')) await admit(credentials);
      return credentials;
    },
    issueUserCookie: (res, options) => inner.issueUserCookie(res, options),
  };
};

/** Backstage's authentication of requests, behind that door. */
export const closedHttpAuthServiceFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {
    auth: coreServices.auth,
    discovery: coreServices.discovery,
    plugin: coreServices.pluginMetadata,
    userInfo: coreServices.userInfo,
    access: accessServiceRef,
    ended: endedSignInsServiceRef,
  },
  factory: ({ auth, discovery, plugin, ...deps }) => {
    const pluginId = plugin.getId();
    const inner = DefaultHttpAuthService.create({ auth, discovery, pluginId });
    return closeToStrangers(inner, { auth, pluginId, ...deps });
  },
});
