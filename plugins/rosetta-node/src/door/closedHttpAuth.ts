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
import { Action, rolesMay } from '@rosetta/contracts/access';
import {
  AccessService,
  SignedInService,
  accessServiceRef,
  refusalOf,
  signedInServiceRef,
} from '../access';
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

/** What a plugin offers to assistants and does on a schedule: of each of them, also of those above. Routers ignore case. */
const OF_ANY_PLUGIN = /\/\.backstage\/(actions|scheduler)(\/|$)/i;
const TASKS = /\/\.backstage\/scheduler(\/|$)/i;

interface DoorOptions {
  pluginId: string;
  access: Pick<AccessService, 'contact'>;
  userInfo: UserInfoService;
  signedIn: SignedInService;
  ended: EndedSignIns;
}

/** What is asked of a plugin. */
interface Asked {
  method: string;
  path: string;
}

/** Rejects a person to whom this plugin, or what they ask of it, is closed. */
export type Door = (
  credentials: UserCredentials,
  asked?: Asked,
) => Promise<void>;

/** What it takes; nothing, where everybody signed in may come. */
const neededFor = (
  pluginId: string,
  { method, path }: Asked,
): Action | undefined => {
  if (TASKS.test(path) && method !== 'GET') return 'platform.tasks.write';
  return OPEN_TO_ALL_SIGNED_IN.has(pluginId) && !OF_ANY_PLUGIN.test(path)
    ? undefined
    : 'portal.read';
};

/**
 * Backstage's own plugins close some routes by permission and leave others open to
 * everybody signed in. Here every route of every plugin, those to come included, needs a
 * role, what a plugin does on a schedule is an administrator's to start or cancel, and a
 * sign-in that was ended opens nothing.
 */
export const createDoor =
  ({ pluginId, userInfo, signedIn, ended, access }: DoorOptions): Door =>
  async (credentials, asked = { method: 'GET', path: '' }) => {
    const { userEntityRef: user } = credentials.principal;
    const endsAt = credentials.expiresAt;
    if (endsAt && ended.has({ user, endsAt }))
      throw new AuthenticationError('This sign-in was ended');
    const action = neededFor(pluginId, asked);
    if (!action) return;
    const { access: held } = await signedIn.of(credentials, userInfo);
    if (!rolesMay(held.roles, action))
      throw refusalOf(action, user, held, access.contact);
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
      await admit(credentials, {
        method: req.method,
        path: req.baseUrl + req.path,
      });
    return credentials;
  },
  issueUserCookie: (res, options) => inner.issueUserCookie(res, options),
});

/** Backstage's authentication of requests, behind that door. */
export const closedHttpAuthServiceFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {
    access: accessServiceRef,
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
