import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { Action, rolesThatMay } from '@rosetta/contracts/access';
import { Contact } from './contact';
import { Access } from './types';

const describeContact = ({ name, url }: Contact) =>
  url ? `${name} (${url})` : name;

/** The error for a person who lacks a role: 403 with the contact, or 503 while a directory is unavailable. */
export const createRefusal = (
  action: Action,
  user: string,
  { roles, unavailable }: Access,
  contact: Contact,
): Error => {
  if (unavailable.length === 0)
    return new NotAllowedError(
      `${action} needs one of the roles ${rolesThatMay(action).join(', ')}` +
        `; ${user} has ${roles.join(', ') || 'none'}: ask ${describeContact(
          contact,
        )}`,
    );
  const directories = unavailable.map(({ directory }) => directory).join(', ');
  return new ServiceUnavailableError(
    `Cannot check whether ${user} has a role for ${action}: ${directories} is unavailable; retry shortly`,
  );
};
