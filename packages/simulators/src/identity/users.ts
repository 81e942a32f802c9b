/** Somebody of the demo company, as its directory knows them. */
export interface DemoUser {
  /** What they sign in as; the name of their catalog User. */
  name: string;
  displayName: string;
  /** What they come for, in the words of the login page. */
  comesFor: { en: string; fr: string };
  groups: string[];
}

/** One per role, and a stranger. `rosetta.roles` gives the groups their roles. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    name: 'engineer',
    displayName: 'Élodie Engineer',
    comesFor: {
      en: 'looks at cost, health and deployments of applications',
      fr: 'regarde le coût, la santé et les déploiements des applications',
    },
    groups: ['rosetta-users'],
  },
  {
    name: 'finops-admin',
    displayName: 'Farid FinOps',
    comesFor: {
      en: 'explains costs, changes rules, runs batches',
      fr: 'explique les coûts, change les règles, lance les traitements',
    },
    groups: ['rosetta-finops-admins'],
  },
  {
    name: 'monitoring-admin',
    displayName: 'Mona Monitoring',
    comesFor: {
      en: 'watches objectives, incidents and delivery',
      fr: 'suit les objectifs, les incidents et les livraisons',
    },
    groups: ['rosetta-monitoring-admins'],
  },
  {
    name: 'referentiel-admin',
    displayName: 'Rémi Référentiel',
    comesFor: {
      en: 'approves changes to applications, groups and pivots',
      fr: 'approuve les changements d’applications, de groupes et de pivots',
    },
    groups: ['rosetta-referentiel-admins'],
  },
  {
    name: 'platform-admin',
    displayName: 'Paula Platform',
    comesFor: {
      en: 'runs the platform and may do everything',
      fr: 'exploite la plateforme et peut tout faire',
    },
    groups: ['rosetta-admins'],
  },
  {
    name: 'visitor',
    displayName: 'Victor Visitor',
    comesFor: {
      en: 'has no role, and is told what to ask for',
      fr: 'n’a aucun rôle, et apprend quoi demander',
    },
    groups: [],
  },
];

export const emailOf = ({ name }: DemoUser) => `${name}@demo.example`;
