import { type ActionDefinition, defineArea } from '../domains/Area';

export const monitoringActions = {
  'monitoring.read': {
    role: 'Rosetta_User',
    text: {
      en: 'See deployments and reliability',
      fr: 'Voir les déploiements et la fiabilité',
    },
  },
  'monitoring.runs.write': {
    role: 'Rosetta_Monitoring_Admin',
    text: {
      en: 'Run, reprocess and cancel monitoring batches',
      fr: 'Lancer, relancer et annuler les traitements de supervision',
    },
  },
  'monitoring.slos.write': {
    role: 'Rosetta_Monitoring_Admin',
    text: {
      en: 'Change service level objectives',
      fr: 'Modifier les objectifs de niveau de service',
    },
  },
  'monitoring.maintenance.write': {
    role: 'Rosetta_Monitoring_Admin',
    text: {
      en: 'Declare maintenance windows',
      fr: 'Déclarer des fenêtres de maintenance',
    },
  },
  'monitoring.incidents.write': {
    role: 'Rosetta_Monitoring_Admin',
    text: {
      en: 'Link incidents to deployments',
      fr: 'Lier incidents et déploiements',
    },
  },
  'monitoring.audit.read': {
    role: 'Rosetta_Monitoring_Admin',
    text: {
      en: 'See who changed objectives, maintenance and links of incidents',
      fr: 'Voir qui a modifié les objectifs, les maintenances et les liens d’incidents',
    },
  },
  'monitoring.quarantine.read': {
    role: 'Rosetta_Monitoring_Admin',
    text: {
      en: 'See refused monitoring records',
      fr: 'Voir les enregistrements de supervision refusés',
    },
  },
} as const satisfies Record<string, ActionDefinition>;

export const monitoringArea = defineArea({
  name: 'monitoring',
  text: {
    en: 'Deployments and reliability',
    fr: 'Déploiements et fiabilité',
  },
  actions: monitoringActions,
});
