import { useState } from 'react';
import Alert from '@mui/material/Alert';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { bookRestatements } from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { ReasonField } from '../periods/ReasonField';
import { finopsTranslationRef } from '../translation';

/** What is pending of a closed month, of one application or of all. */
export interface ToBook {
  restated: string;
  runId: string;
  application?: string;
  /** What it is called. */
  name: string;
  /** By how much it changes figures, in words. */
  amount: string;
}

interface BookingDialogProps {
  toBook: ToBook;
  /** Latest first. */
  openMonths: readonly string[];
  onClose(): void;
}

const useBooking = ({ toBook, openMonths, onClose }: BookingDialogProps) => {
  const booking = useRouteMutation(bookRestatements);
  const [period, setPeriod] = useState(openMonths.at(0) ?? '');
  const [reason, setReason] = useState('');
  const { restated, runId, application } = toBook;
  const send = () =>
    booking.mutate(
      {
        body: { restated, runId, application, period, reason: reason.trim() },
      },
      { onSuccess: onClose },
    );
  return { booking, period, setPeriod, reason, setReason, send };
};

interface MonthFieldProps {
  months: readonly string[];
  value: string;
  onChange(month: string): void;
}

const MonthField = ({ months, value, onChange }: MonthFieldProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return (
    <TextField
      select
      required
      size="small"
      label={t('restatements.into')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {months.map(each => (
        <MenuItem key={each} value={each}>
          {month(each)}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** Makes differences of a closed month part of an open one: says which figures change, and asks why. */
export const BookingDialog = (props: BookingDialogProps) => {
  const { toBook, openMonths, onClose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const { booking, period, setPeriod, reason, setReason, send } =
    useBooking(props);
  return (
    <FormDialog
      title={t('restatements.bookTitle', { what: toBook.name })}
      submitLabel={t('restatements.book')}
      isDisabled={!period || !reason.trim() || booking.isPending}
      error={booking.error}
      onSubmit={send}
      onClose={onClose}
    >
      {period ? (
        <>
          <MonthField months={openMonths} value={period} onChange={setPeriod} />
          <ReasonField value={reason} onChange={setReason} />
          <Alert severity="info">
            {t('restatements.willBook', {
              amount: toBook.amount,
              restated: month(toBook.restated),
              month: month(period),
            })}
          </Alert>
        </>
      ) : (
        <Alert severity="warning">{t('restatements.noOpenMonth')}</Alert>
      )}
    </FormDialog>
  );
};
