/** Of what the sources say of an application now. */
export const liveInFrench = {
  'live.title': 'En direct',
  'live.openTab': 'Problèmes, journaux et pipelines',
  'live.problems': 'Problèmes',
  'live.problem': 'Problème',
  'live.severity': 'Gravité',
  'live.impact': 'Impact',
  'live.began': 'Début',
  'live.ended': 'Fin',
  'live.status': 'Statut',
  'live.open': 'Ouvert',
  'live.closed': 'Terminé',
  'live.openProblems_zero': 'Aucun problème ouvert',
  'live.openProblems_one': '{{count}} problème ouvert',
  'live.openProblems_other': '{{count}} problèmes ouverts',
  'live.noSource': 'Aucune source n’est configurée pour cela',
  'live.noSourceHelp':
    'Un administrateur nomme les sources dans rosetta.sources de app-config.yaml ; la page Sources de la documentation dit comment.',
  'live.noProblem': 'Aucun problème, et aucun terminé depuis moins d’une heure',
  'live.noProblemHelp':
    'Les problèmes se trouvent par les pivots dynatrace:entity de l’application.',
  'live.burns': 'Consommation des SLO',
  'live.alert': 'Alerte',
  'live.noAlert': 'Aucune',
  'live.windows': 'Fenêtres',
  'live.knownUpTo': 'Connu jusqu’à',
  'live.burnsStale':
    'Pas connu à la minute en ce moment : voici les derniers chiffres connus, en direct ou de la dernière heure publiée. Les alertes peuvent tarder.',
  'live.burnsKnown': 'Connu jusqu’à :',
  'live.noBurn': 'Aucun objectif n’est fixé pour cette application',
  'live.noBurnHelp':
    'Un administrateur de la supervision (Rosetta_Monitoring_Admin) en fixe un sur la page Objectifs.',
  'live.logs': 'Journaux',
  'live.index': 'Motif d’index',
  'live.lines': 'Lignes',
  'live.errors': 'Erreurs',
  'live.errorsOf':
    '{{errors}} erreurs sur {{lines}} lignes des 15 dernières minutes',
  'live.logsWindow':
    'De {{from}} à {{to}}. Un nombre ouvre ELISA sur la même fenêtre.',
  'live.noLogs': 'Aucun journal connu',
  'live.noLogsHelp':
    'Les journaux se trouvent par les pivots elisa:index de l’application.',
  'live.pipelines': 'Pipelines',
  'live.pipeline': 'Pipeline',
  'live.branch': 'Branche',
  'live.project': 'Projet',
  'live.updated': 'Modifié',
  'live.noPipeline': 'Aucun pipeline',
  'live.noPipelineHelp':
    'Les pipelines se trouvent par les pivots gitlab:project de l’application.',
};
