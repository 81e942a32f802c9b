import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../translation';

interface SavedAlertProps {
  values: 'budgets' | 'prices';
  changes: readonly unknown[];
}

/** How many values were saved. */
export const SavedAlert = ({ values, changes }: SavedAlertProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return changes.length === 0 ? (
    <Alert severity="info">{t(`${values}.nothing`)}</Alert>
  ) : (
    <Alert severity="success">
      {t(`${values}.saved`, { count: changes.length })}
    </Alert>
  );
};
