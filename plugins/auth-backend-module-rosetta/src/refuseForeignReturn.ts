import { NotAllowedError } from '@backstage/errors';
import {
  AuthProviderFactory,
  AuthProviderRouteHandlers,
  OAuthState,
  decodeOAuthState,
} from '@backstage/plugin-auth-node';

type Request = Parameters<AuthProviderRouteHandlers['start']>[0];
type IsOriginAllowed = (origin: string) => boolean;

const PROTOCOLS = ['http:', 'https:'];

const isAllowed = (url: string, isOriginAllowed: IsOriginAllowed) => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return (
    parsed !== undefined &&
    PROTOCOLS.includes(parsed.protocol) &&
    isOriginAllowed(parsed.origin)
  );
};

/** @throws NotAllowedError unless everything that the state names belongs to the portal */
function checkState(
  { origin, redirectUrl }: OAuthState,
  isOriginAllowed: IsOriginAllowed,
) {
  for (const url of [origin, redirectUrl])
    if (url !== undefined && !isAllowed(url, isOriginAllowed))
      throw new NotAllowedError(
        'A sign-in returns to a page of the portal only: start it again from there',
      );
}

const stateOf = ({ query }: Request) =>
  decodeOAuthState(query.state?.toString() ?? '');

/**
 * The state comes back from the provider by the browser, so anybody may write one. A sign-in
 * whose state names another site is refused before anything is done with it: the page would
 * otherwise send that site a redirect or a message.
 */
export const refuseForeignReturn =
  (create: AuthProviderFactory): AuthProviderFactory =>
  options => {
    const provider = create(options);
    const openFrame = provider.frameHandler!.bind(provider);
    return Object.assign(provider, {
      async frameHandler(...[req, res]: Parameters<typeof openFrame>) {
        checkState(stateOf(req), options.isOriginAllowed);
        await openFrame(req, res);
      },
    });
  };
