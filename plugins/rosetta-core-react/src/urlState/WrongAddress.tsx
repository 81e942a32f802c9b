import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreReactTranslationRef } from '../translation';

/** Warns that a link has a value that can't be shown, instead of quietly showing something else. */
export const WrongAddress = ({ wrong }: { wrong: readonly string[] }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  if (!wrong.length) return null;
  return (
    <Alert severity="warning">
      {t('page.wrongAddress', { wrong: wrong.join(', ') })}
    </Alert>
  );
};
