import { NotAllowedError } from '@backstage/errors';
import { AdminReason } from '@rosetta/contracts/ref';
import { Caller } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { MembershipReadModel } from '../entities/MembershipReadModel';
import { findAdminReasons } from './adminReasons';
import { ApprovalStore } from './ApprovalStore';
import { DraftedRequest } from './ChangeRequestStore';
import { findTouched } from './findTouched';

/** Every group that a request touches, directly or through an application that it owns. */
const touchedGroups = async (db: Knex, request: DraftedRequest) => {
  const { applications, groups } = findTouched(request);
  const owners = await new MembershipReadModel(db).ownersOf(applications);
  return [...new Set([...groups, ...owners])].sort();
};

/** Who has to approve a request. */
export interface RequiredApproval {
  /** Each of these groups, by a member. */
  groups: string[];
  /** Or, where there is a reason, only an administrator. */
  needsAdmin: AdminReason[];
}

export const findRequiredApproval = async (
  db: Knex,
  request: DraftedRequest,
): Promise<RequiredApproval> => {
  const groups = await touchedGroups(db, request);
  const reasons = findAdminReasons(request);
  // Without groups, everybody would count as a member.
  const noGroup: AdminReason[] = groups.length === 0 ? ['no-group'] : [];
  return { groups, needsAdmin: [...reasons, ...noGroup] };
};

/** The groups, of those whose approval is required, that have not given it. */
export const findMissingApprovals = async (
  db: Knex,
  { id }: DraftedRequest,
  { groups, needsAdmin }: RequiredApproval,
): Promise<string[]> => {
  if (needsAdmin.length > 0) return [];
  const given = await new ApprovalStore(db).approvedGroups(id);
  return groups.filter(group => !given.has(group));
};

const WHY: Record<AdminReason, string> = {
  members: 'it changes the members of a group',
  parent: 'it changes the parent of a group',
  evidence: 'it claims the value of a pivot without evidence from its source',
  'all-time': 'it removes something from all time',
  'no-group': 'it touches no group whose members could approve it',
};

/**
 * The groups that a caller approves a request for; none for who may approve any request. A group
 * that the request creates has no members yet.
 * @throws NotAllowedError for the author, and for who is a member of none of them
 */
export const findApprovedGroups = async (
  db: Knex,
  request: DraftedRequest,
  caller: Caller,
  required: RequiredApproval,
): Promise<string[]> => {
  if (caller.subject === request.author)
    throw new NotAllowedError('Authors cannot approve their own requests');
  if (caller.may('ref.changes.approve-any')) return [];
  const { groups, needsAdmin } = required;
  if (needsAdmin.length > 0)
    throw new NotAllowedError(
      `Needs the role Rosetta_Referentiel_Admin: ${needsAdmin
        .map(reason => WHY[reason])
        .join('; ')}`,
    );
  const memberships = new MembershipReadModel(db);
  const mine = await memberships.memberOf(caller.subject, groups);
  if (mine.size === 0)
    throw new NotAllowedError(
      `${caller.subject} is not a member of ${groups.join(', ')}`,
    );
  return [...mine];
};

/** Whether an approval of a caller is allowed, and still missing. */
export const awaitsApprovalOf = async (
  db: Knex,
  request: DraftedRequest,
  caller: Caller,
): Promise<boolean> => {
  try {
    const required = await findRequiredApproval(db, request);
    const mine = await findApprovedGroups(db, request, caller, required);
    if (mine.length === 0) return true;
    const missing = await findMissingApprovals(db, request, required);
    return missing.some(group => mine.includes(group));
  } catch (error) {
    if (error instanceof NotAllowedError) return false;
    throw error;
  }
};
