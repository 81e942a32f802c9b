import { type ActionDefinition, defineArea } from '../domains/Area';

export const finopsActions = {
  'finops.read': {
    role: 'Rosetta_User',
    text: { en: 'See costs', fr: 'Voir les coûts' },
  },
  'finops.runs.write': {
    role: 'Rosetta_FinOps_Admin',
    text: {
      en: 'Run, reprocess and cancel cost batches',
      fr: 'Lancer, relancer et annuler les traitements de coûts',
    },
  },
  'finops.rules.write': {
    role: 'Rosetta_FinOps_Admin',
    text: {
      en: 'Change allocation rules',
      fr: 'Modifier les règles de répartition',
    },
  },
  'finops.budgets.write': {
    role: 'Rosetta_FinOps_Admin',
    text: { en: 'Change budgets', fr: 'Modifier les budgets' },
  },
  'finops.prices.write': {
    role: 'Rosetta_FinOps_Admin',
    text: { en: 'Change prices', fr: 'Modifier les prix' },
  },
  'finops.rates.write': {
    role: 'Rosetta_FinOps_Admin',
    text: { en: 'Change exchange rates', fr: 'Modifier les taux de change' },
  },
  'finops.invoices.write': {
    role: 'Rosetta_FinOps_Admin',
    text: { en: 'Enter invoices', fr: 'Saisir les factures reçues' },
  },
  'finops.periods.write': {
    role: 'Rosetta_FinOps_Admin',
    text: { en: 'Close and reopen months', fr: 'Clore et rouvrir les mois' },
  },
  'finops.anomalies.write': {
    role: 'Rosetta_FinOps_Admin',
    text: {
      en: 'Answer anomalies of any application',
      fr: 'Répondre aux anomalies de toute application',
    },
  },
  'finops.audit.read': {
    role: 'Rosetta_FinOps_Admin',
    text: {
      en: 'See who changed rules, rates and months',
      fr: 'Voir qui a modifié les règles, les taux et les mois',
    },
  },
  'finops.quarantine.read': {
    role: 'Rosetta_FinOps_Admin',
    text: {
      en: 'See refused bill lines',
      fr: 'Voir les lignes de facture refusées',
    },
  },
  'finops.quarantine.write': {
    role: 'Rosetta_FinOps_Admin',
    text: {
      en: 'Land refused bill lines again',
      fr: 'Réintégrer des lignes de facture refusées',
    },
  },
} as const satisfies Record<string, ActionDefinition>;

export const finopsArea = defineArea({
  name: 'finops',
  text: { en: 'Costs', fr: 'Coûts' },
  actions: finopsActions,
});
