import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';
import { useNameTab } from '@rosetta/plugin-rosetta-core-react/page';
import { coreTranslationRef } from '../translation';
import { NAMES, isNamed } from './places';

/** The name of a place is ours, in the reader's language; a plugin we don't know brings its own. */
export const usePlaceName = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return ({ node, title }: NavContentNavItem) => {
    const { id } = node.spec;
    return isNamed(id) ? t(`nav.${NAMES[id]}`) : title;
  };
};

/**
 * Most of Backstage's own pages leave the tab with the name of the page before: it gets the name
 * of the place. Those that name themselves do so after, as ours do.
 */
export const usePlaceTitle = (navItems: NavContentNavItems) => {
  const { pathname } = useLocation();
  const nameOf = usePlaceName();
  const nameTab = useNameTab();
  const place = navItems
    .clone()
    .rest()
    .find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  const isOurs = place?.node.spec.id.startsWith('page:rosetta-');
  const name = place && !isOurs ? nameOf(place) : undefined;
  useEffect(() => {
    if (name) nameTab(name);
  }, [name, pathname, nameTab]);
};
