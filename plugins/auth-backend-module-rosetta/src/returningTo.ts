import { InputError } from '@backstage/errors';
import { OAuthStateTransform } from '@backstage/plugin-auth-node';

/**
 * Backstage takes the browser, once it is signed in, wherever the link that began the sign-in
 * says: a link to the portal could end at a page that only looks like it. Here it ends at one
 * of these addresses.
 */
export const returningTo = (...addresses: string[]): OAuthStateTransform => {
  const origins = addresses.map(address => new URL(address).origin);
  const isOurs = (url: string) =>
    origins.includes(URL.parse(url)?.origin ?? '');
  return async state => {
    if (state.redirectUrl !== undefined && !isOurs(state.redirectUrl))
      throw new InputError(
        'redirectUrl: must be a whole address of this portal',
      );
    return { state };
  };
};
