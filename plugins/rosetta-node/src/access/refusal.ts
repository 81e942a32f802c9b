import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { Action, rolesThatMay } from '@rosetta/contracts/access';
import { Contact } from './contact';
import { Access } from './types';

const nameOf = ({ name, url }: Contact) => (url ? `${name} (${url})` : name);

/** Why somebody is kept out, and whom to ask: it is not theirs, or a directory that might say so is away. */
export const refusalOf = (
  action: Action,
  user: string,
  { roles, unavailable }: Access,
  contact: Contact,
): Error => {
  if (unavailable.length === 0)
    return new NotAllowedError(
      `${action} needs one of the roles ${rolesThatMay(action).join(', ')}` +
        `; ${user} has ${roles.join(', ') || 'none'}: ask ${nameOf(contact)}`,
    );
  const away = unavailable.map(({ directory }) => directory).join(', ');
  return new ServiceUnavailableError(
    `${away} could not tell whether ${user} has a role for ${action}: try again in a moment`,
  );
};
