import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application, listApplications } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';
import { usePivotRequest } from './usePivotRequest';

/** What is to be the id of an application in its bill, and what hangs on it. */
export interface PivotToPropose {
  type: string;
  value: string;
  label: string;
  amount: string;
  currency: string;
}

interface ProposePivotDialogProps {
  pivot: PivotToPropose;
  onClose(): void;
}

const ApplicationField = ({
  onChange,
}: {
  onChange(application?: Application): void;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const {
    value = [],
    loading,
    error,
    retry,
  } = useRouteItems(listApplications, {});
  if (error) return <Failure error={error} onRetry={retry} />;
  return (
    <Autocomplete
      options={value}
      loading={loading}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      onChange={(_, application) => onChange(application ?? undefined)}
      renderInput={params => (
        <TextField {...params} required label={t('propose.application')} />
      )}
    />
  );
};

/** Says whose an account is, by a change request that an administrator of the référentiel approves. */
export const ProposePivotDialog = ({
  pivot,
  onClose,
}: ProposePivotDialogProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyExact } = useFormats();
  const { label, amount, currency } = pivot;
  const [application, setApplication] = useState<Application>();
  const [reason, setReason] = useState<string>(() =>
    t('propose.why', { account: label, amount: moneyExact(amount, currency) }),
  );
  const request = usePivotRequest(onClose);
  const send = () => {
    if (application) request.send({ pivot, application, reason });
  };
  return (
    <FormDialog
      title={t('propose.title', { value: pivot.value })}
      submitLabel={t('propose.submit')}
      isDisabled={!application || !reason.trim() || request.isPending}
      error={request.error}
      onSubmit={send}
      onClose={onClose}
    >
      <ApplicationField onChange={setApplication} />
      <TextField
        required
        multiline
        label={t('propose.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        inputProps={{ maxLength: 2000 }}
      />
      <Alert severity="info">{t('propose.next')}</Alert>
    </FormDialog>
  );
};
