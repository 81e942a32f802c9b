import { useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Run, hasEnded } from '@rosetta/contracts/runs';
import { useMay } from '../access';
import { useRouteMutation } from '../data';
import { useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';
import { StartRunDialog } from './StartRunDialog';
import { periodLabel } from './periodKinds';

interface RunActionsProps {
  domain: RunsDomain;
  run: Run;
}

const CancelButton = ({ domain, run }: RunActionsProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const period = periodLabel(run.period, useFormats());
  const { mutate } = useRouteMutation(domain.routes.cancelRun);
  const toasts = useApi(toastApiRef);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const cancel = () => {
    close();
    const onError = ({ message }: Error) =>
      toasts.post({
        title: t('runs.cancelFailed'),
        description: message,
        status: 'danger',
      });
    // That it worked comes with the events of the run.
    mutate({ params: { id: run.id } }, { onError });
  };
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setOpen(true)}>
        {t('runs.cancel')}
      </Button>
      <Dialog open={open} onClose={close} aria-labelledby="cancel-run">
        <DialogTitle id="cancel-run">{t('runs.cancelTitle')}</DialogTitle>
        <DialogContent>
          <DialogContentText>
            {t('runs.cancelWill', { period })}
          </DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{t('runs.keepRunning')}</Button>
          <Button color="error" variant="contained" onClick={cancel}>
            {t('runs.doCancel', { period })}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
};

const RunAgainButton = ({ domain, run }: RunActionsProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {t('runs.again')}
      </Button>
      <StartRunDialog
        domain={domain}
        again={run}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
};

/** What this person may do with the run. */
export const RunActions = (props: RunActionsProps) => {
  const mayRun = useMay(props.domain.writeAction);
  if (!mayRun) return null;
  return (
    <Stack direction="row" gap={1}>
      {hasEnded(props.run) ? (
        <RunAgainButton {...props} />
      ) : (
        <CancelButton {...props} />
      )}
    </Stack>
  );
};
