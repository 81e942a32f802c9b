import type { ActionDefinition } from '../domains/Domain';

export const refActions = {
  'ref.read': {
    role: 'Rosetta_User',
    text: {
      en: 'See applications, groups, relations and pivots',
      fr: 'Voir applications, groupes, relations et pivots',
    },
  },
  /** Draft, edit, comment on, submit and withdraw change requests of one’s own. */
  'ref.changes.write': {
    role: 'Rosetta_User',
    text: { en: 'Propose changes', fr: 'Proposer des changements' },
  },
  /** Approve where a member of every group touched; never one’s own request. */
  'ref.changes.approve': {
    role: 'Rosetta_User',
    text: {
      en: 'Approve changes that touch only your groups',
      fr: 'Approuver les changements qui ne touchent que vos groupes',
    },
  },
  /** Approve whatever groups are touched; never one’s own request. */
  'ref.changes.approve-any': {
    role: 'Rosetta_Referentiel_Admin',
    text: {
      en: 'Approve any change that is not your own',
      fr: 'Approuver tout changement qui n’est pas le vôtre',
    },
  },
  'ref.changes.reject': {
    role: 'Rosetta_Referentiel_Admin',
    text: { en: 'Reject changes', fr: 'Rejeter des changements' },
  },
  'ref.import': {
    role: 'Rosetta_Referentiel_Admin',
    text: { en: 'Import from files', fr: 'Importer des fichiers' },
  },
  'ref.audit.read': {
    role: 'Rosetta_Referentiel_Admin',
    text: { en: 'Read the audit trail', fr: 'Lire la piste d’audit' },
  },
  'ref.mappings.write': {
    role: 'Rosetta_Referentiel_Admin',
    text: { en: 'Change mappings', fr: 'Modifier les correspondances' },
  },
} as const satisfies Record<string, ActionDefinition>;
