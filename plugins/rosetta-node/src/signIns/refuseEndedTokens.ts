import { AuthService } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import { RequestHandler } from 'express';
import { EndedSignIns } from './EndedSignIns';

export const endedSignInError = () =>
  new AuthenticationError('This sign-in was ended');

const tokenIn = (authorization = ''): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization)?.[1];

/**
 * Refuses a token that was ended where a plugin reads tokens by itself: all others ask the
 * authentication that `roleRequiredHttpAuth` has. What is no valid token is left to the plugin.
 */
export const refuseEndedTokens =
  (auth: AuthService, ended: EndedSignIns): RequestHandler =>
  async (req, _res, next) => {
    const token = tokenIn(req.headers.authorization);
    if (!token) return next();
    const credentials = await auth
      .authenticate(token, { allowLimitedAccess: true })
      .catch(() => undefined);
    if (!credentials?.expiresAt || !auth.isPrincipal(credentials, 'user'))
      return next();
    const { userEntityRef: user } = credentials.principal;
    return ended.has({ user, endsAt: credentials.expiresAt })
      ? next(endedSignInError())
      : next();
  };
