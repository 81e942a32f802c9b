import {
  ChangeRequest,
  approveChangeRequest,
  listGroups,
  rejectChangeRequest,
  submitChangeRequest,
  withdrawChangeRequest,
} from '@rosetta/contracts/ref';
import { useMay, useMe } from '@rosetta/plugin-rosetta-core-react/access';
import {
  useRouteItems,
  useRouteMutation,
} from '@rosetta/plugin-rosetta-core-react/data';

export type Decision = 'withdraw' | 'submit' | 'reject' | 'approve';

/** Why the reader may not approve. */
type Obstacle = 'own' | 'needsAdmin' | 'notMember' | 'alreadyApproved';

interface Allowed {
  decisions: readonly Decision[];
  obstacle?: Obstacle;
}

/** Of its author: what its state still allows. */
const OF_AUTHOR: Partial<Record<ChangeRequest['state'], readonly Decision[]>> =
  {
    draft: ['withdraw', 'submit'],
    submitted: ['withdraw'],
    conflict: ['withdraw'],
  };

/** Why a member of some groups may not approve; an administrator always may. */
const obstacleOf = (
  { needsAdmin, waitingFor = [], approvals }: ChangeRequest,
  me: string,
  groups: ReadonlySet<string>,
): Obstacle | undefined => {
  if (needsAdmin.length > 0) return 'needsAdmin';
  if (waitingFor.some(group => groups.has(group))) return undefined;
  return approvals.some(({ by }) => by === me)
    ? 'alreadyApproved'
    : 'notMember';
};

/** The groups of the référentiel that the reader is a member of. */
const useMyGroups = (me: string | undefined) => {
  const { value } = useRouteItems(listGroups, {});
  return new Set(
    value?.flatMap(({ id, members }) =>
      me && members.includes(me) ? [id] : [],
    ),
  );
};

/** What the reader may do about a request, and why not more; the service decides it once more. */
const useAllowed = (request: ChangeRequest): Allowed => {
  const { author, state } = request;
  const me = useMe().value?.user;
  const mayReject = useMay('ref.changes.reject');
  const isAdmin = useMay('ref.changes.approve-any');
  const mayApprove = useMay('ref.changes.approve');
  const groups = useMyGroups(me);
  if (!me) return { decisions: [] };
  const isSubmitted = state === 'submitted';
  if (author === me)
    return {
      decisions: OF_AUTHOR[state] ?? [],
      obstacle: isSubmitted ? 'own' : undefined,
    };
  if (!isSubmitted) return { decisions: [] };
  const obstacle = isAdmin ? undefined : obstacleOf(request, me, groups);
  const rejects = mayReject ? ['reject' as const] : [];
  const approves = mayApprove && !obstacle ? ['approve' as const] : [];
  return { decisions: [...rejects, ...approves], obstacle };
};

interface DecisionOptions {
  /** Of the content that the reader sees, which may be older than the request. */
  revision: number;
  /** After a decision that went through. */
  onDecided(): void;
}

export const useDecisions = (
  request: ChangeRequest,
  { revision, onDecided }: DecisionOptions,
) => {
  const mutations = {
    withdraw: useRouteMutation(withdrawChangeRequest),
    submit: useRouteMutation(submitChangeRequest),
    reject: useRouteMutation(rejectChangeRequest),
    approve: useRouteMutation(approveChangeRequest),
  };
  const all = Object.values(mutations);
  const failed = all.find(({ error }) => error);
  const options = { onSuccess: onDecided };
  return {
    ...useAllowed(request),
    decide: (decision: Decision, comment: string) => {
      all.forEach(mutation => mutation.reset());
      const text = comment.trim();
      mutations[decision].mutate(
        {
          params: { id: request.id },
          ifMatch: `"${revision}"`,
          body: text ? { comment: text } : {},
        },
        options,
      );
    },
    isPending: all.some(mutation => mutation.isPending),
    error: failed?.error ?? undefined,
    retry: () => failed?.variables && failed.mutate(failed.variables, options),
  };
};
