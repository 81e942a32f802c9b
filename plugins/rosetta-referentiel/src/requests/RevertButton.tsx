import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRequest, revertChangeRequest } from '@rosetta/contracts/ref';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { DialogButton } from '../forms/DialogButton';
import { TextInput } from '../forms/fields';
import { requestRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

interface RevertProps {
  request: ChangeRequest;
}

const RevertForm = ({ request, onClose }: RevertProps & { onClose(): void }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const navigate = useNavigate();
  const page = useRouteRef(requestRouteRef);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useRouteMutation(revertChangeRequest);
  const send = () =>
    mutate(
      { params: { id: request.id }, body: { reason: reason.trim() } },
      {
        onSuccess: ({ id }) => {
          onClose();
          if (page) navigate(page({ id }));
        },
      },
    );
  return (
    <FormDialog
      title={t('request.revertTitle', { title: request.title })}
      submitLabel={t('request.revertDraft')}
      isDisabled={!reason.trim() || isPending}
      error={error}
      onSubmit={send}
      onClose={onClose}
    >
      <Typography variant="body2">{t('request.revertWill')}</Typography>
      <TextInput
        required
        multiline
        label={t('form.reason')}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}; // prettier-ignore

/** Drafts a request that undoes an applied one, and leads to it. */
export const RevertButton = ({ request }: RevertProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <DialogButton
      size="medium"
      label={t('request.revert')}
      dialog={close => <RevertForm request={request} onClose={close} />}
    />
  );
};
