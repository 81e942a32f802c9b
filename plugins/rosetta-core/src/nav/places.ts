/** Pages by the id of their extension; one that is not installed is left out. */
export const PLACES = {
  start: ['page:rosetta-core/home'],
  know: ['page:catalog', 'page:techdocs', 'page:api-docs'],
  run: [
    'page:rosetta-finops',
    'page:rosetta-monitoring/deployments',
    'page:rosetta-monitoring/reliability',
    'page:rosetta-referentiel',
  ],
  make: ['page:scaffolder'],
  administration: ['page:rosetta-core/administration'],
  self: ['page:user-settings'],
  /** Reached in other ways than by the list: they have an item of their own, or a link where they matter. */
  elsewhere: [
    'page:search',
    'page:notifications',
    'page:catalog-graph',
    'page:rosetta-core/your-access',
    'page:rosetta-finops/runs',
    'page:rosetta-monitoring/runs',
  ],
} as const;

/** What the places are called, by the same ids. */
export const NAMES = {
  'page:rosetta-core/home': 'home',
  'page:catalog': 'catalog',
  'page:techdocs': 'docs',
  'page:api-docs': 'apis',
  'page:rosetta-finops': 'costs',
  'page:rosetta-monitoring/deployments': 'deployments',
  'page:rosetta-monitoring/reliability': 'reliability',
  'page:rosetta-referentiel': 'referentiel',
  'page:scaffolder': 'create',
  'page:rosetta-core/administration': 'administration',
  'page:user-settings': 'settings',
  'page:search': 'search',
  'page:notifications': 'notifications',
} as const;

export const isNamed = (id: string): id is keyof typeof NAMES => id in NAMES;
