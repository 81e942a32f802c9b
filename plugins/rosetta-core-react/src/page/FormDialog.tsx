import { FormEvent, ReactNode } from 'react';
import Button from '@mui/material/Button';
import Dialog, { DialogProps } from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Failure } from '../resource';
import { coreReactTranslationRef } from '../translation';

interface FormDialogProps extends Pick<DialogProps, 'maxWidth'> {
  title: string;
  open?: boolean;
  /** The fields, and what submitting them does. */
  children: ReactNode;
  /** Why it was refused. A form with more to say of that than “Retry” shows it among its fields. */
  error?: Error | null;
  /** Names the act. */
  submitLabel: string;
  /** Something is missing, or it is being sent. */
  isDisabled: boolean;
  onSubmit(): void;
  /** “Cancel”, unless closing the form keeps what was written. */
  closeLabel?: string;
  onClose(): void;
  /** More to do with the form than to submit or close it. */
  actions?: ReactNode;
  /** The fields say what is wrong with them, not the browser. */
  noValidate?: boolean;
}

/** A form that opens over its page: its fields, why it was refused, and the buttons that submit and close it. */
export const FormDialog = (props: FormDialogProps) => {
  const {
    title,
    open = true,
    maxWidth,
    error,
    isDisabled,
    onSubmit,
    onClose,
  } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isDisabled) onSubmit();
  };
  return (
    <Dialog open={open} fullWidth maxWidth={maxWidth} onClose={onClose}>
      <form onSubmit={submit} noValidate={props.noValidate}>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          <Stack gap={2} pt={1}>
            {props.children}
            {error && <Failure error={error} onRetry={onSubmit} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          {props.actions}
          <Button onClick={onClose}>
            {props.closeLabel ?? t('dialog.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={isDisabled}>
            {props.submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
