import { useNavigate } from 'react-router-dom';
import {
  toastApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import {
  createChangeRequest,
  submitChangeRequest,
} from '@rosetta/contracts/ref';
import { InputProblem } from '@rosetta/contracts/values';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { requestRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

type Body = RouteInput<typeof createChangeRequest>['body'];
export type NewChange = Body['changes'][number];

const isSame = (left: unknown, right: unknown) =>
  JSON.stringify(left) === JSON.stringify(right);

/** Of a place in the body: the field of a change, or of what it sets. */
const fieldOf = ({ path: [list, , ...within] }: InputProblem) =>
  list === 'changes' ? within.find(step => step !== 'set') : undefined;

/** What the service first said of each field of the changes; another failure names none. */
export const refusedFields = (error: Error | null | undefined) => {
  const refused: Record<string, InputProblem> = {};
  for (const problem of isRequestError(error) ? error.problems : []) {
    const field = fieldOf(problem);
    if (field) refused[field] ??= problem;
  }
  return refused;
};

/** Drafts a change request, submits it at once if asked to, and leads to it. */
export const useSendRequest = (onDone: () => void) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const toasts = useApi(toastApiRef);
  const navigate = useNavigate();
  const page = useRouteRef(requestRouteRef);
  const draft = useRouteMutation(createChangeRequest);
  const submit = useRouteMutation(submitChangeRequest);
  const send = async (body: Body, isSubmitted: boolean) => {
    // A draft that could not be submitted is submitted again.
    const drafted = isSame(draft.variables?.body, body)
      ? draft.data
      : undefined;
    const { id } = drafted ?? (await draft.mutateAsync({ body }));
    if (isSubmitted) await submit.mutateAsync({ params: { id }, body: {} });
    toasts.post({
      title: t(isSubmitted ? 'form.submitted' : 'form.drafted'),
      status: 'success',
    });
    onDone();
    if (page) navigate(page({ id }));
  };
  return {
    send: (body: Body, isSubmitted: boolean) => {
      // What failed is shown: the mutation has the error.
      send(body, isSubmitted).catch(() => {});
    },
    isPending: draft.isPending || submit.isPending,
    error: draft.error ?? submit.error,
  };
};
