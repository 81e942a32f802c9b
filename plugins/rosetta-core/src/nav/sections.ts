/**
 * Pages of Backstage and of the portal itself, by the id of their extension. A domain's
 * pages are not here: its plugin says with `NavEntryBlueprint` where they stand.
 */
export const NAV = {
  home: ['page:rosetta-core/home'],
  catalog: ['page:catalog', 'page:techdocs', 'page:api-docs'],
  operate: [],
  create: ['page:scaffolder'],
  administration: ['page:rosetta-core/administration'],
  settings: ['page:user-settings'],
  /** Reached in other ways: they have an item of their own, or a link where they matter. */
  hidden: [
    'page:search',
    'page:notifications',
    'page:catalog-graph',
    'page:rosetta-core/your-access',
  ],
} as const satisfies Record<string, readonly string[]>;

/** Backstage's own pages have English titles only: what they are called here. */
const TITLES = {
  'page:catalog': 'catalog',
  'page:techdocs': 'docs',
  'page:api-docs': 'apis',
  'page:scaffolder': 'create',
  'page:user-settings': 'settings',
  'page:search': 'search',
  'page:notifications': 'notifications',
} as const;

export const titleOf = (id: string) =>
  id in TITLES ? TITLES[id as keyof typeof TITLES] : undefined;
