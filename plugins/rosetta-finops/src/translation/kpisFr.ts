/** The same as `kpis.ts`, in French. */
export const kpisFrench = {
  'kpis.title': 'KPI FinOps',
  'kpis.about':
    'À quel point les coûts sont répartis, planifiés et réduits, selon les KPI de la FinOps Foundation.',
  'kpis.range': 'Les douze derniers mois écoulés : {{period}}',
  'kpis.byMonth': 'Mois par mois',
  'kpis.allocated': 'Coûts répartis',
  'kpis.allocatedLead': 'Voir ce qui n’est pas réparti',
  'kpis.allocatedHow':
    'Ce que portent les applications, directement et par les règles de répartition, divisé par tous les coûts (FinOps Foundation : Percentage of Costs Allocated).',
  'kpis.savings': 'Taux d’économies effectif',
  'kpis.savingsLead': 'Voir les engagements',
  'kpis.savingsHow':
    '1 − coût effectif / coût catalogue, pour les charges de catégorie Usage : remises, engagements et ce qui n’en sert pas (FinOps Foundation : Effective Savings Rate).',
  'kpis.savingsOf': '{{effective}} au lieu de {{list}}.',
  'kpis.variance': 'Écart au budget',
  'kpis.varianceLead': 'Voir les budgets',
  'kpis.noBudget': 'Aucun budget ces mois-ci : en saisir',
  'kpis.varianceHow':
    '(réel − budget) / budget, sur les budgets des mois publiés (FinOps Foundation : Budget Variance). Au-dessus de 0, la dépense dépasse le plan.',
  'kpis.varianceOf':
    'Budgets par {{kind}} : {{actual}} dépensés sur {{budget}}.',
  'kpis.accuracy': 'Justesse des prévisions',
  'kpis.accuracyLead': '{{baseline}} pour la référence',
  'kpis.noForecast': 'Trop peu de mois pour en juger',
  'kpis.accuracyHow':
    '1 − WAPE : à quel point les prévisions faites des mois précédents ont approché le coût des mois suivants, toutes applications ensemble. À côté, ce qu’aurait atteint la référence naïve saisonnière : la valeur de l’année d’avant, ou du mois d’avant sans année.',
};
