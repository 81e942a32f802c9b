import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Import, RowOutcome } from '@rosetta/contracts/ref';
import { useSourceName } from '../requests/useSourceName';
import { referentielTranslationRef } from '../translation';

/** Where the rows of an import came from. */
type Origin = Pick<Import, 'source' | 'hiddenRows'>;

/** A source that was asked, and not a file: only a source says how many rows it has. */
export const wasAsked = ({ hiddenRows }: Origin) => hiddenRows !== null;

/** What was compared, as a sentence calls it: the file, or the source that was asked. */
export const useOriginName = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sourceName = useSourceName();
  return useCallback(
    (origin: Origin) =>
      wasAsked(origin) ? sourceName(origin.source) : t('import.file'),
    [t, sourceName],
  );
};

/** What a row of an import is to the référentiel. */
export const useOutcomeText = (origin: Origin) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const name = useOriginName()(origin);
  return useCallback(
    (outcome: RowOutcome) =>
      outcome === 'orphan'
        ? t('import.orphan', { origin: name })
        : t(`import.outcome.${outcome}`),
    [t, name],
  );
};
