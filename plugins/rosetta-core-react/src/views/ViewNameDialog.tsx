import { FormEvent, useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFirstInput } from '../controls';
import { coreReactTranslationRef } from '../translation';

const MAX_NAME_LENGTH = 80;

interface ViewNameDialogProps {
  title: string;
  name?: string;
  /** Names that exist: saving under one of them replaces that view. */
  taken: readonly string[];
  onClose(): void;
  onName(name: string): void;
}

/** What a view is called. */
export const ViewNameDialog = (props: ViewNameDialogProps) => {
  const { title, taken, onClose, onName } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const form = useFirstInput<HTMLFormElement>();
  const [text, setText] = useState(props.name ?? '');
  const name = text.trim();
  const isReplacing = name !== props.name && taken.includes(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name) return;
    onName(name);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <form ref={form} onSubmit={submit}>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          <TextField
            fullWidth
            margin="dense"
            label={t('views.name')}
            value={text}
            onChange={({ target }) => setText(target.value)}
            inputProps={{ maxLength: MAX_NAME_LENGTH }}
            helperText={isReplacing ? t('views.replaces') : t('views.help')}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('views.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!name}>
            {t(isReplacing ? 'views.replace' : 'views.store')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
