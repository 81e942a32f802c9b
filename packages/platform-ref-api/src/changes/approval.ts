import { NotAllowedError } from '@backstage/errors';
import { Caller } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { MembershipReadModel } from '../entities/MembershipReadModel';
import { DraftedRequest } from './ChangeRequestStore';
import { findTouched } from './findTouched';

/** Every group that a request touches, directly or through an application that it owns. */
const touchedGroups = async (
  request: DraftedRequest,
  memberships: MembershipReadModel,
) => {
  const { applications, groups } = findTouched(request);
  return [
    ...new Set([...groups, ...(await memberships.ownersOf(applications))]),
  ];
};

/**
 * Allows approval by somebody other than the author: who may approve any request, or who is a
 * member of every touched group. A group that the request creates has no members yet.
 */
export const assertMayApprove = async (
  db: Knex,
  request: DraftedRequest,
  caller: Caller,
): Promise<void> => {
  if (caller.subject === request.author)
    throw new NotAllowedError('Authors cannot approve their own requests');
  if (caller.may('ref.changes.approve-any')) return;
  const memberships = new MembershipReadModel(db);
  const groups = await touchedGroups(request, memberships);
  // Without groups, everybody would count as a member.
  if (groups.length === 0)
    throw new NotAllowedError(
      'The request touches no group whose members could approve it',
    );
  const mine = await memberships.memberOf(caller.subject, groups);
  const others = groups.filter(group => !mine.has(group));
  if (others.length > 0)
    throw new NotAllowedError(
      `${caller.subject} is not a member of ${others.join(', ')}`,
    );
};

/** The same, as an answer. */
export const mayApprove = async (
  ...request: Parameters<typeof assertMayApprove>
): Promise<boolean> => {
  try {
    await assertMayApprove(...request);
    return true;
  } catch (error) {
    if (error instanceof NotAllowedError) return false;
    throw error;
  }
};
