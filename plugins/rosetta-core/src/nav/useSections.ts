import { useApi } from '@backstage/frontend-plugin-api';
import { Action } from '@rosetta/contracts/access';
import { NavContentNavItems } from '@backstage/plugin-app-react';
import {
  NavEntry,
  NavSection,
  navigationApiRef,
} from '@rosetta/plugin-rosetta-core-react/nav';
import { itemsOf } from './itemsOf';
import { NAV } from './sections';

/**
 * The pages of each section by the id of their extension: Backstage's, then those of the plugins that
 * the person may use; and those that they may not.
 */
export const useSections = (
  navItems: NavContentNavItems,
  actions: readonly Action[] = [],
) => {
  const entries = useApi(navigationApiRef).entries();
  const ids = new Map(
    itemsOf(navItems).map(({ routeRef, node }) => [routeRef, node.spec.id]),
  );
  const isOpen = ({ action }: NavEntry) => !action || actions.includes(action);
  const idsOf = (some: readonly NavEntry[]) =>
    some.flatMap(({ routeRef }) => ids.get(routeRef) ?? []);
  return {
    pagesOf: (section: NavSection): string[] => [
      ...NAV[section],
      ...idsOf(
        entries.filter(entry => entry.section === section && isOpen(entry)),
      ),
    ],
    closedPages: idsOf(entries.filter(entry => !isOpen(entry))),
  };
};
