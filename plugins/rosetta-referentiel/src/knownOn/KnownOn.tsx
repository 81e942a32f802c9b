import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { referentielTranslationRef } from '../translation';
import { useKnownOn } from './useKnownOn';

/** Chooses the day as which the référentiel is shown. */
export const KnownOnField = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day = '', change } = useKnownOn();
  return (
    <TextField
      size="small"
      type="date"
      label={t('knownOn.label')}
      value={day}
      InputLabelProps={{ shrink: true }}
      onChange={({ target }) => change(target.value)}
    />
  );
};

/** Says that this is not as it is now, and leads back. */
export const KnownOnNote = ({ domains = false }: { domains?: boolean }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day: format } = useFormats();
  const { day, change } = useKnownOn();
  if (!day) return null;
  return (
    <Alert
      severity="info"
      action={
        <Button color="inherit" size="small" onClick={() => change()}>
          {t('knownOn.now')}
        </Button>
      }
    >
      {t('knownOn.note', { day: format(day) })}
      {domains && ` ${t('knownOn.domains')}`}
    </Alert>
  );
};
