import { FormEvent } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { RunOrderFields } from './RunOrderFields';
import { RunsDomain } from './RunsDomain';
import { StartProblem } from './StartProblem';
import { useRunOrder } from './useRunOrder';
import { periodLabel } from './words';

interface StartRunDialogProps {
  domain: RunsDomain;
  open: boolean;
  onClose(): void;
  /** What to run again; without it, the person chooses. */
  period?: string;
}

/** Says what a run will do, asks why, and leads to the run. */
export const StartRunDialog = (props: StartRunDialogProps) => {
  const { domain, open, onClose, period: fixed } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const formats = useFormats();
  const order = useRunOrder({ domain, period: fixed, onStarted: onClose });
  const { mode, problem } = order;
  const period = order.period
    ? periodLabel(domain, order.period, formats)
    : '…';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (order.complete) order.start();
  };
  return (
    <Dialog open={open} onClose={onClose} fullWidth aria-labelledby="start-run">
      <form onSubmit={submit}>
        <DialogTitle id="start-run">{t('runs.startTitle')}</DialogTitle>
        <DialogContent>
          <Stack gap={2} pt={1}>
            <RunOrderFields
              domain={domain}
              order={order}
              choosePeriod={fixed === undefined}
            />
            <Alert severity="info">{t(`runs.will.${mode}`, { period })}</Alert>
            {problem && (
              <StartProblem
                domain={domain}
                period={order.period!}
                error={problem}
                onRetry={order.start}
              />
            )}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('runs.notNow')}</Button>
          <Button type="submit" variant="contained" disabled={!order.complete}>
            {t(`runs.do.${mode}`, { period })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
