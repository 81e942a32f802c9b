import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Job, Run } from '@rosetta/contracts/runs';
import { useFormats } from '../format';
import { FormDialog } from '../page';
import { coreReactTranslationRef } from '../translation';
import { RunRequestFields } from './RunRequestFields';
import { RunsDomain } from './RunsDomain';
import { StartProblem } from './StartProblem';
import { useRunRequest } from './useRunRequest';
import { periodLabel } from './periodKinds';

interface StartRunDialogProps {
  domain: RunsDomain;
  open: boolean;
  onClose(): void;
  /** What there is to choose from. */
  jobs?: readonly Job[];
  /** What to run again; without it, the person chooses. */
  again?: Pick<Run, 'job' | 'period'>;
}

/** Says what a run will do, asks why, and leads to the run. */
export const StartRunDialog = (props: StartRunDialogProps) => {
  const { domain, open, onClose, jobs = [], again } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const formats = useFormats();
  const request = useRunRequest({ domain, jobs, again, onStarted: onClose });
  const { mode, problem } = request;
  const period = request.period
    ? periodLabel(request.period, formats)
    : t('runs.anyPeriod');
  return (
    <FormDialog
      open={open}
      title={t('runs.startTitle')}
      submitLabel={t(`runs.do.${mode}`, { period })}
      isDisabled={!request.complete}
      onSubmit={request.start}
      onClose={onClose}
    >
      <RunRequestFields domain={domain} request={request} jobs={jobs} />
      <Alert severity="info">{t(`runs.will.${mode}`, { period })}</Alert>
      {problem && (
        <StartProblem
          domain={domain}
          job={request.job!}
          period={request.period!}
          error={problem}
          onRetry={request.start}
        />
      )}
    </FormDialog>
  );
};
