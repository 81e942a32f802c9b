import { useApi } from '@backstage/frontend-plugin-api';
import { NavContentNavItems } from '@backstage/plugin-app-react';
import {
  NavSection,
  navigationApiRef,
} from '@rosetta/plugin-rosetta-core-react/nav';
import { itemsOf } from './itemsOf';
import { NAV } from './sections';

/** The pages of each section by the id of their extension: Backstage's, then those of the plugins. */
export const useSections = (navItems: NavContentNavItems) => {
  const entries = useApi(navigationApiRef).entries();
  const ids = new Map(
    itemsOf(navItems).map(({ routeRef, node }) => [routeRef, node.spec.id]),
  );
  return (section: NavSection): string[] => [
    ...NAV[section],
    ...entries.flatMap(entry => {
      const id = ids.get(entry.routeRef);
      return entry.section === section && id ? [id] : [];
    }),
  ];
};
