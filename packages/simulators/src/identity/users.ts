import type { Role } from '@rosetta/contracts/access';
import type { Text } from '@rosetta/contracts/domains';

/** Somebody of the demo company, as its directory knows them. */
export interface DemoUser {
  /** What they sign in as; the name of their catalog User. */
  name: string;
  displayName: string;
  /** Why they sign in, as the login page says it. */
  purpose: Text;
  groups: string[];
  /** What `rosetta.roles` makes of the groups; a stranger has none. */
  role?: Role;
}

/** One per role, and one without a role. `rosetta.roles` maps their groups to roles. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    name: 'engineer',
    displayName: 'Élodie Engineer',
    purpose: {
      en: 'looks at cost, health and deployments of applications',
      fr: 'regarde le coût, la santé et les déploiements des applications',
    },
    groups: ['rosetta-users'],
    role: 'Rosetta_User',
  },
  {
    name: 'finops-admin',
    displayName: 'Farid FinOps',
    purpose: {
      en: 'explains costs, changes rules, runs batches',
      fr: 'explique les coûts, change les règles, lance les traitements',
    },
    groups: ['rosetta-finops-admins'],
    role: 'Rosetta_FinOps_Admin',
  },
  {
    name: 'monitoring-admin',
    displayName: 'Mona Monitoring',
    purpose: {
      en: 'watches objectives, incidents and delivery',
      fr: 'suit les objectifs, les incidents et les livraisons',
    },
    groups: ['rosetta-monitoring-admins'],
    role: 'Rosetta_Monitoring_Admin',
  },
  {
    name: 'referentiel-admin',
    displayName: 'Rémi Référentiel',
    purpose: {
      en: 'approves changes to applications, groups and pivots',
      fr: 'approuve les changements d’applications, de groupes et de pivots',
    },
    groups: ['rosetta-referentiel-admins'],
    role: 'Rosetta_Referentiel_Admin',
  },
  {
    name: 'platform-admin',
    displayName: 'Paula Platform',
    purpose: {
      en: 'runs the platform and may do everything',
      fr: 'exploite la plateforme et peut tout faire',
    },
    groups: ['rosetta-admins'],
    role: 'Rosetta_Admin',
  },
  {
    name: 'visitor',
    displayName: 'Victor Visitor',
    purpose: {
      en: 'has no role, and sees how to request one',
      fr: 'n’a aucun rôle, et voit comment en demander un',
    },
    groups: [],
  },
];

export const emailAddress = ({ name }: DemoUser) => `${name}@demo.example`;
