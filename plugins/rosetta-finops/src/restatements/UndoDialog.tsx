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
import {
  RestatedApplication,
  undoRestatement,
} from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';

interface UndoDialogProps {
  booked: RestatedApplication;
  onClose(): void;
}

/** Undoes a booking: says what leaves the open month, and asks why. */
export const UndoDialog = ({ booked, onClose }: UndoDialogProps) => {
  const titleId = useId();
  const { t } = useTranslationRef(finopsTranslationRef);
  const month = useFormats().month(booked.booking!.period);
  const undo = useRouteMutation(undoRestatement);
  const [reason, setReason] = useState('');
  const send = () =>
    undo.mutate(
      { params: { id: booked.id }, body: { reason: reason.trim() } },
      { onSuccess: onClose },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby={titleId}>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>
          {t('restatements.undoTitle', { month })}
        </DialogTitle>
        <DialogContent>
          <Stack gap={2} pt={1}>
            <TextField
              required
              multiline
              size="small"
              label={t('restatements.reason')}
              helperText={t('restatements.reasonHelp')}
              inputProps={{ maxLength: 2000 }}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
            <Alert severity="info">
              {t('restatements.willUndo', { month })}
            </Alert>
            {undo.error && <Failure error={undo.error} onRetry={send} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('restatements.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            disabled={!reason.trim() || undo.isPending}
          >
            {t('restatements.undo')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
