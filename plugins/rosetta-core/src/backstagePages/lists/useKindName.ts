import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../../translation';
import { backstageMessages } from '../../translation/backstageMessages';

type Kind = keyof typeof backstageMessages.kind.one;

const isKnown = (kind: string): kind is Kind =>
  kind in backstageMessages.kind.one;

/** What a kind of the catalog is called; a kind of somebody's own keeps its name. */
export const useKindName = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (kind: string, number: 'one' | 'many' = 'one') => {
    const key = kind.toLocaleLowerCase('en-US');
    return isKnown(key) ? t(`kind.${number}.${key}`) : kind;
  };
};
