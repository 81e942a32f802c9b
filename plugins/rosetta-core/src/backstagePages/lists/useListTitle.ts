import { useEntityList } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../../translation';

/** What a list shows, whose, and how many. */
export const useListTitle = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { filters } = useEntityList();
  const which = t(`list.${filters.user?.value ?? 'all'}`);
  return (what: string, count?: number) =>
    count === undefined
      ? t('list.title', { what, which })
      : t('list.counted', { what, which, count });
};
