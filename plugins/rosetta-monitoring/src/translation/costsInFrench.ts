/** The same as `costs.ts`, in French. */
export const costsInFrench = {
  'costs.title': 'Coût et fiabilité',
  'costs.none': 'Aucun déploiement en production ces 90 derniers jours',
  'costs.noneHelp':
    'Les déploiements réussis apparaissent ici dès que le traitement delivery a publié leur jour.',
  'costs.coincidence':
    'Simple simultanéité : qu’un coût ait bougé ou qu’un budget ait brûlé après un déploiement ne prouve pas que celui-ci en est la cause.',
  'costs.basis':
    'Coût par jour : moyenne des 7 jours UTC entiers avant et après le jour du déploiement ; coût effectif et direct de l’usage facturé au jour. Les jours absents ou encore incomplets sont laissés de côté, et aucun écart n’est alors montré. Budget : heures du déploiement jusqu’au suivant, 24 au plus. Ouvrez une ligne pour ses jours et ses objectifs.',
  'costs.denied':
    'Les coûts ne sont pas montrés : les voir demande le rôle {{role}}.',
  'costs.failed':
    'Les coûts ne répondent pas ; les budgets et les incidents sont là',
  'costs.others':
    'Les coûts dans d’autres devises sont laissés de côté, car deux devises ne s’additionnent jamais : {{currencies}}.',
  'costs.withNext': 'Compté avec le suivant',
  'costs.noSlo': 'Aucun objectif',
  'costs.soFar': 'à ce jour',
  'costs.detail': '{{version}}, {{at}}',
  'costs.close': 'Fermer',
  'costs.daysOf': 'Jours autour de {{version}}, {{at}}',
  'costs.budgetsOf': 'Budgets après {{version}}, {{at}}',
  'costs.hours': 'Budgets du {{from}} au {{to}}',
  'costs.column.version': 'Version',
  'costs.column.before': 'Coût par jour avant',
  'costs.column.after': 'Coût par jour après',
  'costs.column.difference': 'Écart',
  'costs.column.change': 'Variation',
  'costs.column.days': 'Jours connus',
  'costs.column.burned': 'Budget le plus brûlé',
  'costs.column.day': 'Jour (UTC)',
  'costs.column.side': 'Côté',
  'costs.column.cost': 'Coût',
  'costs.column.state': 'État',
  'costs.column.part': 'Brûlé',
  'costs.column.bad': 'Mauvais',
  'costs.column.allowed': 'Permis',
  'costs.column.unit': 'Unité',
  'costs.side.before': 'Avant',
  'costs.side.after': 'Après',
  'costs.day.missing': 'Non publié',
  'costs.day.growing': 'Peut encore croître : laissé de côté',
  'costs.day.complete': 'Complet',
};
