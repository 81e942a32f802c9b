import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  Application,
  PivotType,
  createChangeRequest,
  submitChangeRequest,
} from '@rosetta/contracts/ref';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { finopsTranslationRef } from '../translation';

interface PivotProposal {
  pivot: { type: string; value: string };
  application: Application;
  reason: string;
}

const isSame = (left: unknown, right: unknown) =>
  JSON.stringify(left) === JSON.stringify(right);

/** Drafts the change request and submits it; a draft that could not be submitted is submitted again. */
export const usePivotRequest = (onDone: () => void) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const toasts = useApi(toastApiRef);
  const draft = useRouteMutation(createChangeRequest);
  const submit = useRouteMutation(submitChangeRequest);
  const done = (title: string) => {
    toasts.post({
      title: t('propose.done'),
      description: title,
      status: 'success',
    });
    onDone();
  };
  const send = async ({ pivot, application, reason }: PivotProposal) => {
    const { value } = pivot;
    const type = PivotType.parse(pivot.type);
    const title = t('propose.requestTitle', { value, name: application.name });
    const change = {
      op: 'create' as const,
      kind: 'pivot' as const,
      set: { application: application.id, type, value },
    };
    const body = { title, reason, changes: [change] };
    const drafted = isSame(draft.variables?.body, body)
      ? draft.data
      : undefined;
    const { id } = drafted ?? (await draft.mutateAsync({ body }));
    await submit.mutateAsync({ params: { id }, body: {} });
    done(title);
  };
  return {
    send: (proposal: PivotProposal) => {
      // What failed is shown: the mutation has the error.
      send(proposal).catch(() => {});
    },
    isPending: draft.isPending || submit.isPending,
    error: draft.error ?? submit.error ?? undefined,
  };
};
