import { useState } from 'react';
import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Period, closePeriod, reopenPeriod } from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';
import { ReasonField } from './ReasonField';

interface ClosingDialogProps {
  period: Period;
  onClose(): void;
}

/** Closes an open month, or reopens a closed one: says what that does, and asks why. */
export const ClosingDialog = ({ period, onClose }: ClosingDialogProps) => {
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
  return (
    <FormDialog
      title={title}
      submitLabel={title}
      isDisabled={!reason.trim() || mutation.isPending}
      error={mutation.error}
      onSubmit={send}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
      <Alert severity="info">
        {period.closed
          ? t('periods.willReopen', { month })
          : t('periods.willClose', { month })}
      </Alert>
    </FormDialog>
  );
};
