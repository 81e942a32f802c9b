import { useState } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application, attestApplication } from '@rosetta/contracts/ref';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { referentielTranslationRef } from '../translation';

interface AttestDialogProps {
  application: Pick<Application, 'id' | 'name'>;
  onClose(): void;
}

/** Confirms that what the référentiel says of an application is so. */
export const AttestDialog = ({ application, onClose }: AttestDialogProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [comment, setComment] = useState('');
  const { mutate, error, isPending } = useRouteMutation(attestApplication);
  const { id, name } = application;
  const send = () =>
    mutate(
      { params: { id }, body: { comment: comment.trim() || undefined } },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t('quality.attest.title', { name })}
      submitLabel={t('quality.attest.act')}
      isDisabled={isPending}
      error={error}
      onSubmit={send}
      onClose={onClose}
    >
      <Typography>{t('quality.attest.help')}</Typography>
      <TextField
        multiline
        size="small"
        label={t('quality.attest.comment')}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
        inputProps={{ maxLength: 2000 }}
      />
    </FormDialog>
  );
};
