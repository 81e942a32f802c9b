import { NotAllowedError } from '@backstage/errors';
import { Caller } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { MembershipReadModel } from '../entities/MembershipReadModel';
import { DraftedRequest } from './ChangeRequestStore';

type Fields = Record<string, unknown>;

/** What a request names: in what it sets, and in what it touches as that is today or will be. */
const namedBy = ({ changes, base }: DraftedRequest) => {
  const now = new Date().toISOString();
  const all: (Fields & { kind: string; id: string })[] = [
    ...changes.map(({ kind, id, set }) => ({ ...set, kind, id })),
    ...base.flatMap(({ kind, id, segments }) =>
      segments
        .filter(({ validTo }) => validTo === null || validTo > now)
        .map(({ fields }) => ({ ...fields, kind, id })),
    ),
  ];
  const values = (...names: string[]) =>
    all.flatMap(each => names.flatMap(name => (each[name] as string) ?? []));
  const ids = (kind: string) =>
    all.filter(each => each.kind === kind).map(({ id }) => id);
  return {
    applications: [
      ...ids('application'),
      ...values('application', 'from', 'to'),
    ],
    groups: [...ids('group'), ...values('group', 'parent')],
  };
};

/** Every group that a request touches: by itself, or by an application it owns. */
const groupsTouched = async (
  request: DraftedRequest,
  memberships: MembershipReadModel,
) => {
  const { applications, groups } = namedBy(request);
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
  const mine = await memberships.memberOf(caller.subject, groups);
  const others = groups.filter(group => !mine.has(group));
  if (others.length > 0)
    throw new NotAllowedError(
      `${caller.subject} is no member of ${others.join(', ')}`,
    );
};
