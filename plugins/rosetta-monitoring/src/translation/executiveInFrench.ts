/** The page of risks and trends. */
export const executiveInFrench = {
  'executive.title': 'Risques et tendances',
  'executive.line':
    'Quelles applications sont à risque maintenant, et si livraison et fiabilité s’améliorent ; déploiements de {{count}} jours',
  'executive.risks': 'Applications à risque',
  'executive.riskOf_one': 'sur {{count}} application',
  'executive.riskOf_other': 'sur {{count}} applications',
  'executive.explainRisks':
    'Applications qui ont au moins un point. Les points d’une raison sont proportionnels à sa valeur ; leur somme est la note.',
  'executive.explainIncidents':
    'Incidents qui comptent, par mois d’ouverture. Le chiffre est celui du dernier mois examiné.',
  'executive.incidents': 'Incidents en {{month}}',
  'executive.top': 'Plus grands risques',
  'executive.none': 'Aucune application n’est à risque',
  'executive.noneHelp':
    'Rien de connu ne donne de point. Choisissez plus de jours, retirez le groupe, ou voyez plus bas ce qui n’est pas encore connu.',
  'executive.score': 'Note',
  'executive.reasons': 'Raisons',
  'executive.points': '{{points}} points',
  'executive.rows': '{{value}}, {{points}} points : montrer les lignes',
  'executive.trends': 'Mois par mois',
  'executive.month': 'Mois',
  'executive.opened': 'Incidents',
  'executive.counted': 'Incidents comptés',
  'executive.unresolved': 'Non résolus',
  'executive.restore': 'Temps de rétablissement',
  'executive.noTrend': 'Aucun mois n’est publié',
  'executive.noTrendHelp':
    'Les mois apparaissent dès que le traitement des livraisons a tourné : voir les exécutions.',
  'executive.rules': 'Comment se font les points',
  'executive.rule':
    '{{reason}} : rien jusqu’à {{from}}, {{weight}} points à partir de {{full}}, en proportion entre les deux.',
  'executive.ruleSource':
    'Un administrateur les fixe dans la configuration, rosetta.monitoring.risks.',
  'executive.unknown':
    'Pas encore connu, donc sans points pour personne : {{reasons}}.',
  'executive.published': 'Publié le {{at}}.',
  'executive.reason.openIncidents': 'Incidents ouverts',
  'executive.reason.errorBudget': 'Budget d’erreur consommé',
  'executive.reason.changeFailureRate': 'Taux d’échec des changements',
  'executive.reason.slowRecovery': 'Temps de reprise',
  'executive.reason.staleDeployments': 'Depuis le dernier déploiement',
  'executive.value.count_one': '{{count}} incident',
  'executive.value.count_other': '{{count}} incidents',
};
