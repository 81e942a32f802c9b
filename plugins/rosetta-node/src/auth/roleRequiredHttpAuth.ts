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
import { Request } from 'express';
import {
  AccessService,
  SignedInService,
  accessServiceRef,
  createRefusal,
  signedInServiceRef,
} from '../access';
import {
  EndedSignIns,
  endedSignInError,
  endedSignInsServiceRef,
} from '../signIns';
import {
  LimitCaller,
  callerLimiterServiceRef,
  createCallerLimit,
} from './limitCallers';
import {
  KeysReadable,
  createKeysReadable,
  withReadableKeys,
} from './readableKeys';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/**
 * Plugins that a person without a role may use: the app itself, sign-in, permission checks, and the
 * gateway, which checks each route by itself and says which role to ask for.
 */
const OPEN_PLUGINS = new Set(['app', 'auth', 'permission', 'rosetta']);

/** Actions and scheduled tasks of a plugin require a role for open plugins too. Routers ignore case. */
const ACTIONS_OR_TASKS = /\/\.backstage\/(actions|scheduler)(\/|$)/i;
const TASKS = /\/\.backstage\/scheduler(\/|$)/i;

interface RoleCheckOptions {
  pluginId: string;
  access: Pick<AccessService, 'contact'>;
  userInfo: UserInfoService;
  signedIn: SignedInService;
  ended: EndedSignIns;
}

/** A request to a plugin. */
interface PluginRequest {
  method: string;
  path: string;
}

/** Rejects a person who lacks the role for this plugin, or for this request to it. */
export type RoleCheck = (
  credentials: UserCredentials,
  request?: PluginRequest,
) => Promise<void>;

/** The action that a request requires; undefined where every signed-in person may send it. */
const requiredAction = (
  pluginId: string,
  { method, path }: PluginRequest,
): Action | undefined => {
  if (TASKS.test(path) && method !== 'GET') return 'platform.tasks.write';
  return OPEN_PLUGINS.has(pluginId) && !ACTIONS_OR_TASKS.test(path)
    ? undefined
    : 'portal.read';
};

/** @throws AuthenticationError for the token of a sign-in that was ended */
const refuseEndedToken = (
  { principal, expiresAt: endsAt }: UserCredentials,
  ended: EndedSignIns,
) => {
  if (endsAt && ended.has({ user: principal.userEntityRef, endsAt }))
    throw endedSignInError();
};

/**
 * Backstage's own plugins protect some routes by permission and leave others open to every
 * signed-in person. With this check every route of every plugin, future ones included, requires a
 * role; scheduled tasks are started and cancelled by administrators only; an ended sign-in is refused.
 */
export const createRoleCheck =
  ({
    pluginId,
    userInfo,
    signedIn,
    ended,
    access,
  }: RoleCheckOptions): RoleCheck =>
  async (credentials, request = { method: 'GET', path: '' }) => {
    const { userEntityRef: user } = credentials.principal;
    refuseEndedToken(credentials, ended);
    const action = requiredAction(pluginId, request);
    if (!action) return;
    const { access: held } = await signedIn.resolve(credentials, userInfo);
    if (!rolesMay(held.roles, action))
      throw createRefusal(action, user, held, access.contact);
  };

/** As the router matched it, which may differ from the URL as sent. */
const pathOf = ({ baseUrl, path }: Request) => baseUrl + path;

/** Nobody asked for credentials yet where a plugin is open to all, as sign-in is. */
const refuseAnonymousActions = (req: Request) => {
  if (ACTIONS_OR_TASKS.test(pathOf(req)))
    throw new AuthenticationError('Missing credentials');
};

export interface RequireRoleOptions {
  auth: AuthService;
  checkRole: RoleCheck;
  ended: EndedSignIns;
  limitCaller?: LimitCaller;
  keysReadable?: KeysReadable;
}

/** Authentication in the order of refusal: no valid identity, too many requests, no role. */
export const requireRole = (
  inner: HttpAuthService,
  {
    auth,
    checkRole,
    ended,
    limitCaller = async () => {},
    keysReadable = async () => true,
  }: RequireRoleOptions,
): HttpAuthService => ({
  async credentials(req, allowed) {
    const credentials = await withReadableKeys(
      () => inner.credentials(req, allowed),
      keysReadable,
    );
    if (auth.isPrincipal(credentials, 'none')) refuseAnonymousActions(req);
    if (auth.isPrincipal(credentials, 'user'))
      refuseEndedToken(credentials, ended);
    await limitCaller(req, credentials);
    if (auth.isPrincipal(credentials, 'user'))
      await checkRole(credentials, { method: req.method, path: pathOf(req) });
    return credentials;
  },
  issueUserCookie: (res, given) => inner.issueUserCookie(res, given),
});

/** Backstage's authentication of requests, followed by that role check. */
export const roleRequiredHttpAuthServiceFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {
    access: accessServiceRef,
    auth: coreServices.auth,
    discovery: coreServices.discovery,
    limiter: callerLimiterServiceRef,
    plugin: coreServices.pluginMetadata,
    userInfo: coreServices.userInfo,
    signedIn: signedInServiceRef,
    ended: endedSignInsServiceRef,
  },
  factory: ({ auth, discovery, limiter, plugin, ...deps }) => {
    const pluginId = plugin.getId();
    const inner = DefaultHttpAuthService.create({ auth, discovery, pluginId });
    return requireRole(inner, {
      auth,
      ended: deps.ended,
      checkRole: createRoleCheck({ pluginId, ...deps }),
      limitCaller: createCallerLimit(pluginId, limiter),
      keysReadable: createKeysReadable(discovery),
    });
  },
});
