import type { ActionDefinition, Text } from '../domains/Area';

/** What the portal itself opens, beside the domains. */
export const portalActions = {
  /** Reach Backstage’s own plugins at all: catalog, documentation, search, templates. */
  'portal.read': {
    role: 'Rosetta_User',
    text: {
      en: 'Use the catalog, documentation, search and templates',
      fr: 'Utiliser le catalogue, la documentation, la recherche et les modèles',
    },
  },
  /** See whether each component of the platform is up. */
  'platform.read': {
    role: 'Rosetta_User',
    text: {
      en: 'See whether each service is up',
      fr: 'Voir si chaque service répond',
    },
  },
  /** Start or cancel what a plugin of the portal does on a schedule. */
  'platform.tasks.write': {
    role: 'Rosetta_Admin',
    text: {
      en: 'Start and cancel scheduled tasks of the portal',
      fr: 'Lancer et annuler les tâches planifiées du portail',
    },
  },
  /** See anybody’s roles, and the whole matrix. */
  'roles.read-others': {
    role: 'Rosetta_Admin',
    text: {
      en: 'See other people’s roles, and the permissions of each role',
      fr: 'Voir les rôles des autres, et les permissions de chaque rôle',
    },
  },
} as const satisfies Record<string, ActionDefinition>;

/** What these are about, by the first word of their names. */
export const PORTAL_AREAS = {
  portal: { en: 'Portal', fr: 'Portail' },
  platform: { en: 'Platform', fr: 'Plateforme' },
  roles: { en: 'Roles', fr: 'Rôles' },
} as const satisfies Record<string, Text>;
