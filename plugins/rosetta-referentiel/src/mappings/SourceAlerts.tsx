import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ConsequenceSource } from '@rosetta/contracts/ref';
import { referentielTranslationRef } from '../translation';

/** Names the services that gave no answer: what they would know is missing. */
export const SourceAlerts = ({
  sources,
}: {
  sources: readonly ConsequenceSource[];
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <>
      {sources.map(
        ({ name, state, error }) =>
          state !== 'ok' && (
            <Alert key={name} severity="warning">
              {t(`mappings.${state}.${name}`)} {error}
            </Alert>
          ),
      )}
    </>
  );
};
