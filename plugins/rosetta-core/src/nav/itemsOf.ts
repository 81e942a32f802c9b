import {
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';

const known = new WeakMap<NavContentNavItems, readonly NavContentNavItem[]>();

/**
 * All pages of the navigation, those already placed included. A collection loses what is
 * taken from it, and is the same one when the navigation renders again by itself.
 */
export const itemsOf = (navItems: NavContentNavItems) => {
  const items = known.get(navItems) ?? [...navItems.clone().rest()];
  known.set(navItems, items);
  return items;
};
