import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';
import { useNameTab } from '@rosetta/plugin-rosetta-core-react/page';
import { coreTranslationRef } from '../translation';
import { itemsOf } from './itemsOf';
import { titleOf } from './sections';

/** The title of a page in the reader's language: ours for a page of Backstage, else its own. */
export const usePageTitle = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return ({ node, title }: NavContentNavItem) => {
    const own = titleOf(node.spec.id);
    return own ? t(`nav.${own}`) : title;
  };
};

/**
 * Most of Backstage's own pages leave the tab with the title of the page before: it gets the
 * title of the page here. Those that name themselves do so after, as ours do.
 */
export const useTabTitle = (navItems: NavContentNavItems) => {
  const { pathname } = useLocation();
  const titleFor = usePageTitle();
  const nameTab = useNameTab();
  const page = itemsOf(navItems).find(
    ({ href }) => pathname === href || pathname.startsWith(`${href}/`),
  );
  const isOurs = page?.node.spec.id.startsWith('page:rosetta-');
  const title = page && !isOurs ? titleFor(page) : undefined;
  useEffect(() => {
    if (title) nameTab(title);
  }, [title, pathname, nameTab]);
};
