import { createContext } from 'react';
import { useLocation } from 'react-router-dom';
import { NavContentNavItems } from '@backstage/plugin-app-react';
import { itemsOf } from './itemsOf';

/** The address of the entry that is nearest to the page that is open. */
export const NearestEntry = createContext<string | undefined>(undefined);

/**
 * Of the entries that the page is at or below, the one with the longest address.
 * @param notListed - ids of pages that have no entry
 */
export const useNearestEntry = (
  navItems: NavContentNavItems,
  notListed: readonly string[],
): string | undefined => {
  const { pathname } = useLocation();
  return itemsOf(navItems)
    .filter(({ node }) => !notListed.includes(node.spec.id))
    .map(({ href }) => href)
    .filter(href => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
};
