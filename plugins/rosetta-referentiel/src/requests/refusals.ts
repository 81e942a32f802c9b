import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeProblemCode, Conflict } from '@rosetta/contracts/ref';
import { referentielTranslationRef } from '../translation';
import { changeMessages } from '../translation/changes';

const { refusal: WORDS } = changeMessages;
const KNOWN: readonly ChangeProblemCode[] = Object.keys(
  WORDS,
) as (keyof typeof WORDS)[];

/** What the service says of a change that it refuses, or that is in conflict. */
type Refusal = Pick<Conflict, 'code' | 'message' | 'values'>;

/** What the service said, in the reader's language where the page has words for its code. */
export const useRefusalWords = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return useCallback(
    ({ code, message, values }: Refusal): string => {
      const known = KNOWN.find(each => each === code);
      return known
        ? t(`refusal.${known}` as 'refusal.ended', values as { id: string })
        : message;
    },
    [t],
  );
};
