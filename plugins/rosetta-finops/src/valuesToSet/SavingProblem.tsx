import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';
import { refusedValuesOf } from './refusedValues';
import { ImportedValues, PutValues, SavedValues } from './useSaveValues';

interface SavingProblemProps<R extends PutValues> {
  values: ImportedValues | 'invoices';
  saving: Pick<SavedValues<R>, 'error' | 'isStale'>;
  /** Where a person finds the nth value that was sent, counted from 0; nothing to say where it is the only one. */
  placeOf?(at: number): string;
  onRetry(): void;
}

/** Of more values, the others are found with these corrected. */
const MAX_NAMED = 10;

/** Why values were not saved: that they were changed meanwhile has a remedy of its own. */
export const SavingProblem = <R extends PutValues>({
  values,
  saving: { error, isStale },
  placeOf,
  onRetry,
}: SavingProblemProps<R>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const list = (parts: string[]) => parts.filter(Boolean).join(', ');
  if (isStale)
    return <Alert severity="warning">{t(`${values}.changedSince`)}</Alert>;
  if (!error) return null;
  const refused = refusedValuesOf(error);
  if (refused.length === 0)
    return (
      <Failure error={error} title={t('saving.failed')} onRetry={onRetry} />
    );
  const more = refused.length - MAX_NAMED;
  return (
    <Alert severity="error">
      <AlertTitle>{t('saving.refused')}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {refused.slice(0, MAX_NAMED).map(({ at, field, message }) => (
          <li key={`${at} ${field}`}>
            {t('saving.problem', {
              where: list([...(placeOf ? [placeOf(at)] : []), field]),
              problem: message,
            })}
          </li>
        ))}
        {more > 0 && <li>{t('saving.more', { count: more })}</li>}
      </Box>
    </Alert>
  );
};
