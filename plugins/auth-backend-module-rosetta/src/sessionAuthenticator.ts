import { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  OAuthAuthenticator,
  createOAuthAuthenticator,
} from '@backstage/plugin-auth-node';
import { EndedSignIns, readSessionMs } from '@rosetta/plugin-rosetta-node';
import { Session, SessionSeal } from './sealSession';

interface SessionOptions<Profile> {
  seal: SessionSeal;
  ended: EndedSignIns;
  logger: LoggerService;
  /** The entity ref of the person. */
  userOf(profile: Profile): string;
}

interface SessionContext<Inner> {
  inner: Inner;
  sessionMs: number;
}

/** @throws AuthenticationError when the session has expired or was ended, at whichever backend */
async function checkSession(
  { user, startedAt }: Session,
  sessionMs: number,
  ended: EndedSignIns,
) {
  await ended.sync();
  if (
    startedAt.getTime() + sessionMs <= Date.now() ||
    ended.hasSession({ user, startedAt })
  )
    throw new AuthenticationError('This session has ended; sign in again');
}

/**
 * Makes the refresh token of a provider a session of the portal, which has a beginning: it expires
 * however often it is refreshed, and signing out ends it, also where somebody kept its cookie and
 * the provider cannot revoke its token.
 */
export function withSessions<Inner, Profile>(
  authenticator: OAuthAuthenticator<Inner, Profile>,
  { seal, ended, logger, userOf }: SessionOptions<Profile>,
): OAuthAuthenticator<SessionContext<Inner>, Profile> {
  const endSession = async (session: Session) => {
    try {
      if (!ended.hasSession(session)) await ended.end(session.user);
    } catch (error) {
      // The cookie goes all the same.
      logger.error('Sign-in could not be ended', error as Error);
    }
  };
  return createOAuthAuthenticator({
    ...authenticator,
    initialize: input => ({
      inner: authenticator.initialize(input),
      sessionMs: readSessionMs(input.config),
    }),
    start: (input, { inner }) => authenticator.start(input, inner),
    async authenticate(input, { inner }) {
      const result = await authenticator.authenticate(input, inner);
      const { refreshToken } = result.session;
      if (refreshToken)
        result.session.refreshToken = seal.seal({
          user: userOf(result.fullProfile),
          startedAt: new Date(),
          refreshToken,
        });
      return result;
    },
    async refresh(input, { inner, sessionMs }) {
      const session = seal.open(input.refreshToken);
      if (!session) throw new AuthenticationError('The session is invalid');
      await checkSession(session, sessionMs, ended);
      const { refreshToken } = session;
      const result = await authenticator.refresh(
        { ...input, refreshToken },
        inner,
      );
      // The provider took its time, in which the person may have signed out.
      await checkSession(session, sessionMs, ended);
      const next = result.session.refreshToken;
      result.session.refreshToken =
        next && next !== refreshToken
          ? seal.seal({ ...session, refreshToken: next })
          : undefined;
      return result;
    },
    async logout(input, { inner }) {
      const session = input.refreshToken
        ? seal.open(input.refreshToken)
        : undefined;
      // Before the provider is asked, which may be slow or away.
      if (session) await endSession(session);
      return authenticator.logout?.(
        { ...input, refreshToken: session?.refreshToken },
        inner,
      );
    },
  });
}
