import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { Action, rolesThatMay } from '@rosetta/contracts';
import { Access } from './types';

/** Why somebody is kept out: it is not theirs, or a directory that might say so is away. */
export const refusalOf = (
  action: Action,
  user: string,
  { roles, unavailable }: Access,
): Error => {
  if (unavailable.length === 0)
    return new NotAllowedError(
      `${action} needs one of the roles ${rolesThatMay(action).join(', ')}` +
        `; ${user} has ${roles.join(', ') || 'none'}`,
    );
  const away = unavailable.map(({ directory }) => directory).join(', ');
  return new ServiceUnavailableError(
    `${away} could not tell whether ${user} has a role for ${action}: try again in a moment`,
  );
};
