import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../translation';

/** What the tab is called, in the reader's language. */
export const CostTitle = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return <>{t('tab.title')}</>;
};
