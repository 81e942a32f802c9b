import { FormEvent } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Job, Run } from '@rosetta/contracts/runs';
import { useFormats } from '../format';
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (request.complete) request.start();
  };
  return (
    <Dialog open={open} onClose={onClose} fullWidth aria-labelledby="start-run">
      <form onSubmit={submit}>
        <DialogTitle id="start-run">{t('runs.startTitle')}</DialogTitle>
        <DialogContent>
          <Stack gap={2} pt={1}>
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
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('runs.dismiss')}</Button>
          <Button
            type="submit"
            variant="contained"
            disabled={!request.complete}
          >
            {t(`runs.do.${mode}`, { period })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
