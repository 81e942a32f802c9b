import { NotAllowedError } from '@backstage/errors';
import { Caller } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { MembershipReadModel } from '../entities/MembershipReadModel';
import { DraftedRequest } from './ChangeRequestStore';
import { touchedBy } from './touched';

/** Every group that a request touches: by itself, or by an application it owns. */
const groupsTouched = async (
  request: DraftedRequest,
  memberships: MembershipReadModel,
) => {
  const { applications, groups } = touchedBy(request);
  return [
    ...new Set([...groups, ...(await memberships.ownersOf(applications))]),
  ];
};

/**
 * Lets somebody else than the author approve: who may approve anything, or a member of
 * every group touched. A group that the request itself makes has no members yet.
 */
export const assertMayApprove = async (
  db: Knex,
  request: DraftedRequest,
  caller: Caller,
): Promise<void> => {
  if (caller.subject === request.author)
    throw new NotAllowedError('Nobody approves a request of their own');
  if (caller.may('ref.changes.approve-any')) return;
  const memberships = new MembershipReadModel(db);
  const groups = await groupsTouched(request, memberships);
  // Of no groups at all, everybody would be a member.
  if (groups.length === 0)
    throw new NotAllowedError(
      'It touches no group whose members could approve it',
    );
  const mine = await memberships.memberOf(caller.subject, groups);
  const others = groups.filter(group => !mine.has(group));
  if (others.length > 0)
    throw new NotAllowedError(
      `${caller.subject} is no member of ${others.join(', ')}`,
    );
};
