import {
  ChangeRequest,
  approveChangeRequest,
  rejectChangeRequest,
  submitChangeRequest,
  withdrawChangeRequest,
} from '@rosetta/contracts/ref';
import { useMay, useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';

export type Decision = 'withdraw' | 'submit' | 'reject' | 'approve';

/** Of its author: what its state still allows. */
const OF_AUTHOR: Partial<Record<ChangeRequest['state'], readonly Decision[]>> =
  {
    draft: ['withdraw', 'submit'],
    submitted: ['withdraw'],
    conflict: ['withdraw'],
  };

/** What the reader may do about a request; the service decides it once more. */
const useAllowed = ({ author, state }: ChangeRequest): readonly Decision[] => {
  const me = useMe().value?.user;
  const mayReject = useMay('ref.changes.reject');
  const mayApprove = useMay('ref.changes.approve');
  if (!me) return [];
  if (author === me) return OF_AUTHOR[state] ?? [];
  if (state !== 'submitted') return [];
  return [
    ...(mayReject ? ['reject' as const] : []),
    ...(mayApprove ? ['approve' as const] : []),
  ];
};

/** @param onDecided - after a decision that went through */
export const useDecisions = (request: ChangeRequest, onDecided: () => void) => {
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
    decisions: useAllowed(request),
    decide: (decision: Decision, comment: string) => {
      all.forEach(mutation => mutation.reset());
      const text = comment.trim();
      mutations[decision].mutate(
        {
          params: { id: request.id },
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
