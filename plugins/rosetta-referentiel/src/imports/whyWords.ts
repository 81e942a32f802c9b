import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ImportCell } from '@rosetta/contracts/ref';
import { useRefusalWords } from '../requests/refusals';
import { referentielTranslationRef } from '../translation';
import { importMessages } from '../translation/imports';

const { why: WORDS } = importMessages.import;
const KNOWN = Object.keys(WORDS) as (keyof typeof WORDS)[];

/** What the service says of a row or a cell. */
type Why = Pick<ImportCell, 'code' | 'message' | 'values'>;

/** Why a row or a cell is what it is, in the reader's language where the page has words for its code. */
export const useWhyWords = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const refusalWords = useRefusalWords();
  return useCallback(
    ({ code, message, values }: Why): string | null => {
      const known = KNOWN.find(each => each === code);
      if (known && (values || known === 'missing'))
        return t(
          `import.why.${known}` as 'import.why.name',
          values as { name: string },
        );
      if (message === undefined) return null;
      return code && values
        ? refusalWords({ code: code as 'changed', message, values })
        : message;
    },
    [t, refusalWords],
  );
};
