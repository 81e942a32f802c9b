import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PEOPLE } from '@rosetta/contracts/ref';
import { referentielTranslationRef } from '../translation';

/** Those that come with the product; an admin may name others. */
const KNOWN = [PEOPLE, 'servicenow', 'catalog', 'gitlab'] as const;
type Known = (typeof KNOWN)[number];

const isKnown = (source: string): source is Known =>
  (KNOWN as readonly string[]).includes(source);

/** What a source of values is called. */
export const useSourceName = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return useCallback(
    (source: string) => (isKnown(source) ? t(`source.${source}`) : source),
    [t],
  );
};
