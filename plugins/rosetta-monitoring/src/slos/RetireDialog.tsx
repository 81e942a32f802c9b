import { useState } from 'react';
import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { retireSlo, Slo } from '@rosetta/contracts/monitoring';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';

/** Says what retiring an objective does, and asks why. */
export const RetireDialog = ({ slo, onClose }: { slo: Slo; onClose(): void }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { mutate, error, isPending } = useRouteMutation(retireSlo);
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('slos.retireOf', { name: slo.name })}
      maxWidth="sm"
      submitLabel={t('slos.retire')}
      isDisabled={isPending || !reason.trim()}
      error={error}
      onSubmit={() =>
        mutate(
          {
            params: { id: slo.id },
            body: { reason: reason.trim() },
            ifMatch: `"${slo.versions[0].version}"`,
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Alert severity="info">{t('slos.retireWill')}</Alert>
      <TextField
        required
        multiline
        size="small"
        label={t('slos.field.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        inputProps={{ maxLength: 2_000 }}
      />
    </FormDialog>
  );
}; // prettier-ignore
