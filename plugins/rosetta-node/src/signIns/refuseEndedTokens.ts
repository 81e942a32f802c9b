import { AuthService } from '@backstage/backend-plugin-api';
import { AuthenticationError, isError } from '@backstage/errors';
import { RequestHandler } from 'express';
import { EndedSignIns } from './EndedSignIns';

export const endedSignInError = () =>
  new AuthenticationError('This sign-in was ended');

const tokenIn = (authorization = ''): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization)?.[1];

/** Undefined for what is no valid token; any other failure is none of the token's. */
async function authenticate(auth: AuthService, token: string) {
  try {
    return await auth.authenticate(token, { allowLimitedAccess: true });
  } catch (error) {
    if (isError(error) && error.name === 'AuthenticationError')
      return undefined;
    throw error;
  }
}

/**
 * Refuses a token that was ended where a plugin reads tokens by itself: all others have the
 * authentication of `roleRequiredHttpAuth`. What is no valid token is left to the plugin.
 */
export const refuseEndedTokens =
  (auth: AuthService, ended: Pick<EndedSignIns, 'has'>): RequestHandler =>
  async (req, _res, next) => {
    const token = tokenIn(req.headers.authorization);
    if (!token) return next();
    try {
      const credentials = await authenticate(auth, token);
      if (!credentials?.expiresAt || !auth.isPrincipal(credentials, 'user'))
        return next();
      const { userEntityRef: user } = credentials.principal;
      return ended.has({ user, endsAt: credentials.expiresAt })
        ? next(endedSignInError())
        : next();
    } catch (error) {
      return next(error);
    }
  };
