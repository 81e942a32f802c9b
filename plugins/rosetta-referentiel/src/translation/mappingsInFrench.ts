/** Of the page of mappings: what is wrong with pivots, and which are missing; and of the past. */
export const mappingsInFrench = {
  'knownOn.label': 'Tel que connu le',
  'knownOn.now': 'Revenir à maintenant',
  'knownOn.note': 'Tel que le référentiel le savait à la fin du {{day}} (UTC).',
  'knownOn.domains': 'Les chiffres et les outils sont ceux de maintenant.',
  'mappings.title': 'Correspondances',
  'mappings.line':
    'Les identifiants dans les outils qui sont faux ou qui manquent, et le changement qui y remédierait',
  'mappings.shown.problems': 'Problèmes',
  'mappings.shown.unclaimed': 'À personne',
  'mappings.problem': 'Problème',
  'mappings.allProblems': 'Tous sauf inutilisés',
  'mappings.allApplications': 'Toutes les applications',
  'mappings.allTools': 'Tous les outils',
  'mappings.kind.orphan': 'Orphelin',
  'mappings.kind.duplicate': 'Doublon',
  'mappings.kind.conflict': 'Conflit',
  'mappings.kind.expired': 'Expiré',
  'mappings.kind.unused': 'Inutilisé',
  'mappings.other': 'L’autre identifiant',
  'mappings.cureColumn': 'Remède',
  'mappings.button.end': 'Y mettre fin',
  'mappings.button.extend': 'Le prolonger',
  'mappings.cure.end': 'Mettre fin à {{value}}',
  'mappings.cure.extend': 'Prolonger {{value}}',
  'mappings.request.end': '{{value}} n’appartient plus à {{name}}',
  'mappings.request.extend': '{{value}} continue d’appartenir à {{name}}',
  'mappings.help.orphan':
    'Son application n’est plus valide, ou le composant n’est plus au catalogue. Il prend fin quand la demande est appliquée.',
  'mappings.help.duplicate':
    '{{other}} dit la même chose. Celui-ci prend fin quand la demande est appliquée.',
  'mappings.help.conflict':
    'Une autre application revendique {{other}}, qui ne diffère que par les majuscules. Celui-ci prend fin quand la demande est appliquée.',
  'mappings.help.expired':
    'Il a pris fin, et personne ne revendique la valeur depuis. Il continue sans fin, comme s’il n’avait jamais fini.',
  'mappings.help.unused':
    'Aucune facture des trois derniers mois publiés et aucun déploiement des 90 derniers jours ne le nomme. Il prend fin quand la demande est appliquée.',
  'mappings.reason.orphan': 'Ce qu’il nommait n’existe plus',
  'mappings.reason.duplicate': '{{other}} dit la même chose',
  'mappings.reason.conflict': 'Une autre application revendique {{other}}',
  'mappings.reason.expired': 'Il appartient toujours à l’application',
  'mappings.reason.unused':
    'Les outils ne l’ont pas vu ces trois derniers mois',
  'mappings.none': 'Aucun problème de ce genre',
  'mappings.noneUnclaimed': 'Tout ce que les outils ont vu est revendiqué',
  'mappings.noneHelp':
    'Affichez un autre problème, un autre outil ou une autre application. Ce qui est inutilisé est demandé aux autres services, et seulement si vous le choisissez.',
  'mappings.seen': 'Vu par',
  'mappings.source.finops': 'Factures',
  'mappings.source.monitoring': 'Déploiements',
  'mappings.source.catalog': 'Catalogue',
  'mappings.seenBy.finops':
    'Des factures en portent un coût que personne ne supporte',
  'mappings.seenBy.monitoring':
    'Il est déployé, et n’appartient à aucune application',
  'mappings.seenBy.catalog':
    'Le catalogue le connaît, et aucune application ne le revendique',
  'mappings.label': 'Nom dans l’outil',
  'mappings.amount': 'Coût du mois',
  'mappings.likely': 'Application probable',
  'mappings.claim': 'Le revendiquer',
  'mappings.claimTitle': 'Dire à qui est {{value}}',
  'mappings.down.finops':
    'FinOps ne répond pas : on ne sait pas ce que les factures nomment.',
  'mappings.down.monitoring':
    'La supervision ne répond pas : on ne sait pas ce qui est déployé.',
  'mappings.refused.finops':
    'FinOps ne laisse pas lire ceci : on ne sait pas ce que les factures nomment.',
  'mappings.refused.monitoring':
    'La supervision ne laisse pas lire ceci : on ne sait pas ce qui est déployé.',
};
