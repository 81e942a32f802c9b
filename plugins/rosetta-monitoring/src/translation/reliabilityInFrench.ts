/** Of the application view: the change gate, golden signals, and logs in the same window. */
export const reliabilityInFrench = {
  'reliability.tab': 'Fiabilité',
  'reliability.of': 'Application',
  'reliability.groupIncidents': 'Incidents du groupe, 30 derniers jours',
  'reliability.all': 'Tous les incidents du groupe',
  'reliability.objectives': 'Objectifs et budgets d’erreur',
  'reliability.objective': 'Objectif',
  'reliability.period.6h': '6 heures',
  'reliability.period.24h': '24 heures',
  'reliability.period.3d': '3 jours',
  'reliability.period.30d': '30 jours',
  'reliability.period.90d': '90 jours',
  'gate.title': 'Peut-on la modifier maintenant ?',
  'gate.decision.go': 'Oui : rien ne s’y oppose',
  'gate.decision.ask': 'À décider par une personne',
  'gate.decision.stop': 'Non',
  'gate.basis': 'Valable jusqu’à {{until}}. Connus : {{inputs}}.',
  'gate.input.error-budget': 'budget d’erreur',
  'gate.input.freeze': 'gels',
  'gate.input.maintenance': 'maintenance',
  'gate.input.incidents': 'incidents',
  'gate.input.collisions': 'autres changements',
  'gate.reason.missing': 'Inconnu : {{input}}',
  'gate.reason.stale': 'Trop ancien pour décider : {{input}}',
  'gate.reason.budget-new':
    '« {{name}} » est nouveau : ses premiers chiffres viennent avec l’heure suivante',
  'gate.reason.budget-exhausted': '« {{name}} » a épuisé son budget d’erreur',
  'gate.reason.budget-burning':
    '« {{name}} » brûle trop vite son budget d’erreur',
  'gate.reason.budget-at-risk':
    '« {{name}} » n’a plus guère de budget d’erreur',
  'gate.reason.budget-policy':
    'La politique de budget d’erreur le demande : il reste trop peu à « {{name}} »',
  'gate.reason.budget-freeze':
    'Des personnes ont gelé les livraisons à cause de « {{name}} »',
  'gate.reason.budget-exception':
    'Une exception a été décidée pour « {{name}} »',
  'gate.reason.freeze': 'Le gel « {{name}} » est en vigueur',
  'gate.reason.maintenance': 'La maintenance « {{name}} » est en cours',
  'gate.reason.open-incident': '{{name}} est ouvert',
  'gate.reason.open-incident-of-dependency':
    '{{name}} est ouvert, sur ce dont elle dépend',
  'gate.reason.open-problem': 'Le problème {{name}} est en cours',
  'gate.reason.change-at-work': '{{name}} est en cours',
  'gate.reason.change-of-dependency':
    '{{name}} est en cours, sur ce dont elle dépend',
  'signals.title': 'Signaux essentiels',
  'signals.golden.latency': 'Latence',
  'signals.golden.traffic': 'Trafic',
  'signals.golden.errors': 'Erreurs',
  'signals.golden.saturation': 'Saturation',
  'signals.summary':
    '{{signal}}, dernières valeurs : {{latest}} ; le tableau ci-dessous en dit plus',
  'signals.none': 'Aucun signal n’est connu pour cette période',
  'signals.noneOf': '{{signal}} : rien n’est connu',
  'signals.noneHelp':
    'Les signaux se trouvent par les pivots dynatrace:entity de l’application, et sont publiés heure par heure.',
  'signals.known': '{{part}} de la période est connu ; le reste est un trou.',
  'signals.reason.no-hourly-percentile':
    'Les percentiles d’une heure ne se déduisent pas de ceux de ses minutes : choisissez 3 jours ou moins.',
  'signals.reason.no-longer-kept':
    'Les minutes aussi anciennes ne sont plus conservées.',
  'signals.published':
    '{{hours}} heures sur {{of}} sont publiées, la dernière {{at}}',
  'signals.unit.requests': 'requêtes',
  'signals.field.golden': 'Signal',
  'signals.field.signal': 'Mesure',
  'signals.field.entity': 'Entité',
  'signals.field.latest': 'Dernière',
  'signals.field.highest': 'Plus haute',
  'signals.field.unit': 'Unité',
  'signals.field.known': 'Connu (%)',
  'logLinks.title': 'Journaux de cette période',
  'logLinks.all': '{{index}} : toutes les lignes dans ELISA',
  'logLinks.errors': '{{index}} : les erreurs dans ELISA',
  'logLinks.none':
    'Aucun journal connu : ils se trouvent par les pivots elisa:index de l’application, si ELISA est configuré.',
};
