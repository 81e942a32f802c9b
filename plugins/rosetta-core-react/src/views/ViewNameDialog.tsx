import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFirstInput } from '../controls';
import { FormDialog } from '../page';
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
  const field = useFirstInput<HTMLDivElement>();
  const [text, setText] = useState(props.name ?? '');
  const name = text.trim();
  const isReplacing = name !== props.name && taken.includes(name);
  const submit = () => {
    onName(name);
    onClose();
  };
  return (
    <FormDialog
      title={title}
      maxWidth="xs"
      submitLabel={t(isReplacing ? 'views.replace' : 'views.store')}
      isDisabled={!name}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        ref={field}
        fullWidth
        label={t('views.name')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        inputProps={{ maxLength: MAX_NAME_LENGTH }}
        helperText={isReplacing ? t('views.replaces') : t('views.help')}
      />
    </FormDialog>
  );
};
