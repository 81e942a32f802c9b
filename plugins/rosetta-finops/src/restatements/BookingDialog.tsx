import { FormEvent, useId, useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { bookRestatements } from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
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

const Fields = ({
  openMonths,
  state,
}: Pick<BookingDialogProps, 'openMonths'> & {
  state: ReturnType<typeof useBooking>;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return (
    <>
      <TextField
        select
        required
        size="small"
        label={t('restatements.into')}
        value={state.period}
        onChange={({ target }) => state.setPeriod(target.value)}
      >
        {openMonths.map(each => (
          <MenuItem key={each} value={each}>
            {month(each)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        required
        multiline
        size="small"
        label={t('restatements.reason')}
        helperText={t('restatements.reasonHelp')}
        inputProps={{ maxLength: 2000 }}
        value={state.reason}
        onChange={({ target }) => state.setReason(target.value)}
      />
    </>
  );
};

/** Makes differences of a closed month part of an open one: says which figures change, and asks why. */
export const BookingDialog = (props: BookingDialogProps) => {
  const { toBook, openMonths, onClose } = props;
  const titleId = useId();
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const state = useBooking(props);
  const { booking, period, reason, send } = state;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby={titleId}>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>
          {t('restatements.bookTitle', { what: toBook.name })}
        </DialogTitle>
        <DialogContent>
          <Stack gap={2} pt={1}>
            {period ? (
              <>
                <Fields openMonths={openMonths} state={state} />
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
            {booking.error && <Failure error={booking.error} onRetry={send} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('restatements.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            disabled={!period || !reason.trim() || booking.isPending}
          >
            {t('restatements.book')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
