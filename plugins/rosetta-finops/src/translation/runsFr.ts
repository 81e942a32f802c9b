/** The same as `runs.ts`, in French. */
export const runsFrench = {
  'runs.open': 'Exécutions',
  'runs.job.costs': 'Coûts',
  'runs.job.anomalies': 'Anomalies',
  'runs.about':
    'Chaque exécution du traitement FinOps : il transforme un mois de factures en coûts, ou cherche les anomalies d’un jour, et publie tout ou rien.',
  'runs.lines': 'Lignes',
  'runs.summaries': 'Sommes',
  'runs.pools': 'Regroupements',
  'runs.shares': 'Parts de regroupements',
  'runs.weightless': 'Regroupements sans poids',
  'runs.consumption': 'Quantités consommées',
  'runs.figures': 'Voir ces coûts',
  'runs.anomalies': 'Voir les anomalies de ce jour',
  'runs.unchanged': 'Inchangé',
  'runs.withheld': 'Mois clos, non publié',
  'runs.restatements': 'Rectifications',
};
