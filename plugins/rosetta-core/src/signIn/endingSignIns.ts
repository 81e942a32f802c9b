import {
  BackstageIdentityApi,
  DiscoveryApi,
  SessionApi,
} from '@backstage/frontend-plugin-api';
import { signOut } from '@rosetta/contracts/portal';

/**
 * A token of the portal is valid for an hour, signed out or not. Here, signing out first
 * tells the gateway, so that a token that somebody copied opens nothing any more. Where
 * that fails, the rest of signing out goes on: nobody is kept signed in by it.
 */
export const endingSignIns = <Auth extends SessionApi & BackstageIdentityApi>(
  auth: Auth,
  discovery: DiscoveryApi,
  fetch = globalThis.fetch,
): Auth => {
  const endSession = auth.signOut.bind(auth);
  const endToken = async () => {
    const identity = await auth.getBackstageIdentity({ optional: true });
    if (!identity) return;
    const url = (await discovery.getBaseUrl('rosetta')) + signOut.path;
    await fetch(url, {
      method: signOut.method.toUpperCase(),
      headers: { authorization: `Bearer ${identity.token}` },
    });
  };
  return Object.assign(auth, {
    async signOut() {
      await endToken().catch(() => {});
      await endSession();
    },
  });
};
