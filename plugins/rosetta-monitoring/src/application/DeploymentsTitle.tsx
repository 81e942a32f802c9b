import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { monitoringTranslationRef } from '../translation';

/** What the tab is called, in the reader's language. */
export const DeploymentsTitle = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return <>{t('board.title')}</>;
};
