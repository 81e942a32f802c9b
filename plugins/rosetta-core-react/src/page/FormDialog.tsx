import { FormEvent, ReactNode, useEffect, useRef, useState } from 'react';
import Box from '@mui/material/Box';
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

/** What is hidden can't be given the focus. */
const WRONG = '[aria-invalid="true"]:not([aria-hidden="true"])';

/** Submits, and leads to the first field that is wrong: it may be out of sight, above the button. */
const useForm = ({ isDisabled, onSubmit }: FormDialogProps) => {
  const ref = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) ref.current?.querySelector<HTMLElement>(WRONG)?.focus();
  }, [tries]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isDisabled) return;
    onSubmit();
    setTries(tries + 1);
  };
  return { ref, onSubmit: submit };
};

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
  const form = useForm(props);
  return (
    <Dialog
      open={open}
      fullWidth
      maxWidth={maxWidth}
      // A click beside the form would throw away what was written.
      onClose={(_, reason) => reason !== 'backdropClick' && onClose()}
    >
      {/* The fields scroll, between the title and the buttons. */}
      <Box
        component="form"
        {...form}
        display="flex"
        flexDirection="column"
        minHeight={0}
        noValidate={props.noValidate}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          <Stack gap={2} pt={1}>
            {props.children}
            {error && (
              <Failure
                title={t('dialog.failed')}
                error={error}
                onRetry={onSubmit}
              />
            )}
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
      </Box>
    </Dialog>
  );
};
