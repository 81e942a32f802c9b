import type { Text } from '../domains/Area';

export const ROLES = [
  'Rosetta_User',
  'Rosetta_FinOps_Admin',
  'Rosetta_Monitoring_Admin',
  'Rosetta_Referentiel_Admin',
  'Rosetta_Admin',
] as const;
export type Role = (typeof ROLES)[number];

const INCLUDES: Record<Role, readonly Role[]> = {
  Rosetta_User: ['Rosetta_User'],
  Rosetta_FinOps_Admin: ['Rosetta_User', 'Rosetta_FinOps_Admin'],
  Rosetta_Monitoring_Admin: ['Rosetta_User', 'Rosetta_Monitoring_Admin'],
  Rosetta_Referentiel_Admin: ['Rosetta_User', 'Rosetta_Referentiel_Admin'],
  Rosetta_Admin: ROLES,
};

/** What each role is for. */
export const ROLE_TEXTS: Record<Role, Text> = {
  Rosetta_User: {
    en: 'Reads costs, deployments and the référentiel.',
    fr: 'Lit les coûts, les déploiements et le référentiel.',
  },
  Rosetta_FinOps_Admin: {
    en: 'Runs the cost batches, and keeps rules, budgets and prices.',
    fr: 'Lance les traitements de coûts, tient les règles, les budgets et les prix.',
  },
  Rosetta_Monitoring_Admin: {
    en: 'Keeps service level objectives and incident links.',
    fr: 'Tient les objectifs de niveau de service et les liens d’incidents.',
  },
  Rosetta_Referentiel_Admin: {
    en: 'Approves changes to applications, groups and pivots.',
    fr: 'Approuve les changements d’applications, de groupes et de pivots.',
  },
  Rosetta_Admin: {
    en: 'May do everything, and sees everybody’s roles.',
    fr: 'Peut tout faire, et voit les rôles de tous.',
  },
};

export const isRole = (name: string): name is Role =>
  (ROLES as readonly string[]).includes(name);

/** Whether any of these roles is, or includes, the one needed. Names that are no role include nothing. */
export const rolesInclude = (roles: readonly string[], needed: Role): boolean =>
  roles.some(role => isRole(role) && INCLUDES[role].includes(needed));
