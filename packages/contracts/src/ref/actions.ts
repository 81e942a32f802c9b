import { type ActionDefinition, defineArea } from '../domains/Area';

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
  /** Approve for the touched groups that one is a member of; never one’s own request. */
  'ref.changes.approve': {
    role: 'Rosetta_User',
    text: {
      en: 'Approve changes for your groups',
      fr: 'Approuver les changements pour vos groupes',
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
  /** Confirm applications of the groups that one is a member of. */
  'ref.attest': {
    role: 'Rosetta_User',
    text: {
      en: 'Confirm applications of your groups',
      fr: 'Confirmer les applications de vos groupes',
    },
  },
  /** Confirm any application. */
  'ref.attest-any': {
    role: 'Rosetta_Referentiel_Admin',
    text: {
      en: 'Confirm any application',
      fr: 'Confirmer toute application',
    },
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
  /** The portal does, as a machine; what a person reports would be taken for what the catalog says. */
  'ref.catalog.write': {
    role: 'Rosetta_Admin',
    text: {
      en: 'Report components of the catalog',
      fr: 'Signaler les composants du catalogue',
    },
  },
} as const satisfies Record<string, ActionDefinition>;

export const refArea = defineArea({
  name: 'ref',
  text: { en: 'Référentiel', fr: 'Référentiel' },
  actions: refActions,
});
