import { FormEvent, useId, useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Period, closePeriod, reopenPeriod } from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';

interface ClosingDialogProps {
  period: Period;
  onClose(): void;
}

/** Closes an open month, or reopens a closed one: says what that does, and asks why. */
export const ClosingDialog = ({ period, onClose }: ClosingDialogProps) => {
  const titleId = useId();
  const { t } = useTranslationRef(finopsTranslationRef);
  const month = useFormats().month(period.period);
  const close = useRouteMutation(closePeriod);
  const reopen = useRouteMutation(reopenPeriod);
  const [reason, setReason] = useState('');
  const mutation = period.closed ? reopen : close;
  const title = period.closed
    ? t('periods.reopenOf', { month })
    : t('periods.closeOf', { month });
  const send = () =>
    mutation.mutate(
      { params: { period: period.period }, body: { reason: reason.trim() } },
      { onSuccess: onClose },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby={titleId}>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <Stack gap={2} pt={1}>
            <TextField
              required
              multiline
              size="small"
              label={t('periods.reason')}
              helperText={t('periods.reasonHelp')}
              inputProps={{ maxLength: 2000 }}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
            <Alert severity="info">
              {period.closed
                ? t('periods.willReopen', { month })
                : t('periods.willClose', { month })}
            </Alert>
            {mutation.error && (
              <Failure error={mutation.error} onRetry={send} />
            )}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('periods.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            disabled={!reason.trim() || mutation.isPending}
          >
            {title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
