import { useState } from 'react';
import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RestatedApplication,
  undoRestatement,
} from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { ReasonField } from '../periods/ReasonField';
import { finopsTranslationRef } from '../translation';

interface UndoDialogProps {
  booked: RestatedApplication;
  onClose(): void;
}

/** Undoes a booking: says what leaves the open month, and asks why. */
export const UndoDialog = ({ booked, onClose }: UndoDialogProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const month = useFormats().month(booked.booking!.period);
  const undo = useRouteMutation(undoRestatement);
  const [reason, setReason] = useState('');
  const send = () =>
    undo.mutate(
      { params: { id: booked.id }, body: { reason: reason.trim() } },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t('restatements.undoTitle', { month })}
      submitLabel={t('restatements.undo')}
      isDisabled={!reason.trim() || undo.isPending}
      error={undo.error}
      onSubmit={send}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
      <Alert severity="info">{t('restatements.willUndo', { month })}</Alert>
    </FormDialog>
  );
};
