import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NavContentNavItem } from '@backstage/plugin-app-react';
import { coreTranslationRef } from '../translation';
import { titleOf } from './sections';

/** The title of a page in the reader's language: ours for a page of Backstage, else its own. */
export const usePageTitle = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return ({ node, title }: NavContentNavItem) => {
    const own = titleOf(node.spec.id);
    return own ? t(`nav.${own}`) : title;
  };
};
