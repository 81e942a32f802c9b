import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  toastApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { runsRouteRef } from '../../routes';
import { finopsTranslationRef } from '../../translation';
import { RuleForm, holdsIn } from './ruleForm';

/** The months that a rule changes and a person wants made anew: queues them, and leads to their runs. */
export const useReprocess = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const [months, setMonths] = useState<string[]>([]);
  const { mutateAsync } = useRouteMutation(finopsRoutes.startRun);
  const toasts = useApi(toastApiRef);
  const navigate = useNavigate();
  const runs = useRouteRef(runsRouteRef);
  const queue = async (due: readonly string[], reason: string) => {
    // One that cannot be queued keeps no other from it.
    for (const period of due)
      await mutateAsync({
        body: { job: 'costs', period, mode: 'reprocess', reason },
      }).catch((error: Error) =>
        toasts.post({
          title: t('rules.reprocess.failed', { month: month(period) }),
          description: error.message,
          status: 'danger',
        }),
      );
    if (runs) navigate(runs());
  };
  return {
    months,
    setMonths,
    /** Whether there are months to queue. */
    start(form: RuleForm): boolean {
      const due = months.filter(period => holdsIn(form, period)).sort();
      // As long as a run takes it; the rule keeps all of it.
      if (due.length > 0) queue(due, form.reason.trim().slice(0, 1000));
      return due.length > 0;
    },
  };
};
