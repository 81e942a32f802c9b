/** The same as `doraMessages.ts`, in French. */
export const doraInFrench = {
  'dora.title': 'DORA',
  'dora.line':
    'À quelle fréquence, à quelle vitesse et avec quelle sûreté les changements arrivent en production, du {{from}} au {{to}} exclu',
  'dora.card': 'Livraison sur 90 jours',
  'dora.open': 'Ouvrir la page DORA',
  'dora.each': 'Chacun en chiffres',
  'dora.days': '{{value}} jours',
  'dora.noFigure': 'Pas de chiffre',
  'dora.trend': '{{metric}} par mois',
  'dora.trendSummary': '{{metric}} par mois ; en {{month}} : {{value}}',
  'dora.rowsOf_one': '{{count}} ligne',
  'dora.rowsOf_other': '{{count}} lignes',
  'dora.rowsTitle': 'Derrière le chiffre : {{metric}}',
  'dora.noRows': 'Aucune ligne dans cette fenêtre',
  'dora.noRowsHelp': 'Choisissez plus de jours, ou retirez un filtre.',
  'dora.published':
    'Publié du {{first}} au {{last}}, la dernière fois le {{at}}.',
  'dora.definition.2023':
    'Niveaux du rapport State of DevOps 2023 ; le temps de rétablissement est celui des déploiements en échec.',
  'dora.definition.2021':
    'Niveaux du rapport State of DevOps 2021 ; le temps de rétablissement est celui du service, de chaque incident depuis son ouverture.',
  'dora.control.days': 'Fenêtre',
  'dora.control.lastDays_one': '{{count}} dernier jour',
  'dora.control.lastDays_other': '{{count}} derniers jours',
  'dora.control.metric': 'Chiffre',
  'dora.control.by': 'Par',
  'dora.control.definition': 'Niveaux de',
  'dora.metric.deploymentFrequency': 'Fréquence de déploiement',
  'dora.metric.leadTime': 'Délai de livraison',
  'dora.metric.changeFailureRate': 'Taux d’échec des changements',
  'dora.metric.recoveryTime': 'Temps de rétablissement',
  'dora.metric.reworkRate': 'Taux de reprise',
  'dora.explain.deploymentFrequency':
    'Jours par semaine avec un déploiement réussi en production : médiane basse des semaines entières observées. Les retours arrière ne comptent pas.',
  'dora.explain.leadTime':
    'Du premier commit à la fin du déploiement qui l’a porté : médiane basse des merge requests arrivées en production.',
  'dora.explain.changeFailureRate':
    'La part des déploiements réussis en production auxquels au moins un incident est imputé.',
  'dora.explain.recoveryTime':
    'De la fin d’un déploiement en échec à la résolution de son dernier incident : médiane basse. Selon 2021, de chaque incident depuis son ouverture.',
  'dora.explain.reworkRate':
    'La part des déploiements réussis en production qui sont des retours arrière ou marqués comme non planifiés. Les rapports ne lui donnent pas de niveau.',
  'dora.beside.weeks_one': 'Sur {{count}} semaine entière',
  'dora.beside.weeks_other': 'Sur {{count}} semaines entières',
  'dora.beside.median': 'Médiane des applications : {{value}}',
  'dora.beside.waiting_one': '{{count}} merge request attend la production',
  'dora.beside.waiting_other':
    '{{count}} merge requests attendent la production',
  'dora.beside.negative_one': '{{count}} sans durée, ses dates étant à rebours',
  'dora.beside.negative_other':
    '{{count}} sans durée, leurs dates étant à rebours',
  'dora.beside.unknown_one': '{{count}} sans commit connu',
  'dora.beside.unknown_other': '{{count}} sans commit connu',
  'dora.beside.failures_one': '{{count}} déploiement avec un incident',
  'dora.beside.failures_other': '{{count}} déploiements avec un incident',
  'dora.beside.immature_one':
    '{{count}} déploiement est si récent qu’un incident peut encore lui être imputé',
  'dora.beside.immature_other':
    '{{count}} déploiements sont si récents qu’un incident peut encore leur être imputé',
  'dora.beside.unobserved_one':
    '{{count}} déploiement écarté, d’un jour dont aucun incident n’est connu',
  'dora.beside.unobserved_other':
    '{{count}} déploiements écartés, de jours dont aucun incident n’est connu',
  'dora.beside.unresolved_one': '{{count}} pas encore résolu',
  'dora.beside.unresolved_other': '{{count}} pas encore résolus',
  'dora.beside.rollbacks_one': '{{count}} retour arrière',
  'dora.beside.rollbacks_other': '{{count}} retours arrière',
  'dora.beside.unplanned_one': '{{count}} marqué comme non planifié',
  'dora.beside.unplanned_other': '{{count}} marqués comme non planifiés',
  'dora.part.lead': 'Délai',
  'dora.part.coding': 'Développement',
  'dora.part.pickup': 'Prise en charge',
  'dora.part.review': 'Revue',
  'dora.part.deploy': 'Déploiement',
  'dora.rows.deployments': 'Déploiements',
  'dora.rows.mergeRequests': 'Merge requests',
  'dora.rows.waiting': 'En attente',
  'dora.rows.incidents': 'Incidents',
  'dora.kind.delivery': 'livraison',
  'dora.kind.rollback': 'retour arrière',
  'dora.kind.unplanned': 'non planifié',
  'dora.kind.immature': 'trop récent pour juger',
  'dora.kind.unobserved': 'incidents inconnus',
  'dora.field.kind': 'Nature',
  'dora.field.mergeRequest': 'Merge request',
  'dora.field.author': 'Auteur',
  'dora.field.mergedAt': 'Fusionnée',
  'dora.field.deployedAt': 'Déployé',
  'dora.field.incident': 'Incident',
  'dora.field.openedAt': 'Ouvert',
  'dora.field.resolvedAt': 'Résolu',
  'dora.reason.not-published': 'Aucun jour de la fenêtre n’est publié.',
  'dora.reason.no-deployments': 'Rien n’a été déployé en production.',
  'dora.reason.no-merge-requests':
    'Aucune merge request n’est arrivée en production.',
  'dora.reason.merge-requests-not-landed':
    'Aucune merge request n’a encore été lue.',
  'dora.reason.not-measurable': 'Aucun premier commit n’est connu.',
  'dora.reason.incidents-not-landed':
    'Aucun incident n’est connu de ces jours.',
  'dora.reason.no-failures': 'Aucun déploiement n’a causé d’incident.',
  'dora.reason.no-incidents': 'Aucun incident qui compte n’a été ouvert.',
  'dora.reason.none-resolved': 'Aucun des incidents n’est encore résolu.',
  'dora.reason.end-not-known':
    'La fin d’aucun des incidents n’est connue, ou toutes sont datées d’avant la fin du déploiement.',
  'dora.reason.marking-unused':
    'Personne ne marque encore de déploiement comme non planifié.',
};
