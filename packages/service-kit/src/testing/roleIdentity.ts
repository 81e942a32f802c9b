import { AuthenticationError } from '@backstage/errors';
import { Role, rolesMay } from '@rosetta/contracts/access';
import { Identity } from '../identity/types';

/** A token is the name of the one role it carries; `visitor` carries none. */
export const roleIdentity: Identity = {
  async verify(token) {
    if (!token.startsWith('Rosetta_') && token !== 'visitor')
      throw new AuthenticationError('The token is not valid');
    const roles = token === 'visitor' ? [] : [token as Role];
    return {
      subject: 'user:default/jane',
      kind: 'user',
      roles,
      groups: [],
      expiresAt: new Date(Date.now() + 300_000),
      may: action => rolesMay(roles, action),
    };
  },
};
