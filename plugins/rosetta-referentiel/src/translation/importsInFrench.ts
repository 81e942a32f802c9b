/** Of imports: comparing a file with the référentiel. */
export const importsInFrench = {
  'imports.title': 'Imports',
  'imports.line':
    'Comparer un fichier au référentiel, cellule par cellule, et demander le changement de ce qui diffère',
  'imports.compareTitle': 'Comparer un fichier',
  'imports.help':
    'Un CSV dont les colonnes portent le nom des champs (id, name, group, …), ou le JSON que ServiceNow répond pour une table cmdb_ci ou pour cmdb_rel_ci. Rien ne change avant qu’une autre personne n’approuve la demande de changement.',
  'imports.kind': 'Ce que sont ses lignes',
  'imports.kinds.application': 'Applications',
  'imports.kinds.group': 'Groupes',
  'imports.kinds.relation': 'Relations',
  'imports.kinds.pivot': 'Identifiants dans les outils (pivots)',
  'imports.source': 'Source, si un outil le dit',
  'imports.sourceHelp':
    'Comme servicenow. Sans elle, un CSV parle au nom des personnes, dont la parole passe d’abord.',
  'imports.partial':
    'Une partie de ce que la source contient : ce que le fichier ne nomme pas n’a pas disparu',
  'imports.choose': 'Choisir un fichier',
  'imports.drop': 'Déposez un fichier ici, ou choisissez-en un',
  'imports.paste': 'Ou collez son texte',
  'imports.chosen': '{{name}} – {{size}} ko',
  'imports.compare': 'Comparer',
  'imports.comparing': 'Comparaison : {{done}} lignes sur {{rows}}',
  'imports.reading': 'Envoi du fichier',
  'imports.notJson':
    'Le fichier commence comme du JSON et n’en est pas : {{problem}}',
  'imports.live.title': 'Importer de {{source}}',
  'imports.live.help':
    'Lit ce que {{source}} dit maintenant, le compare cellule par cellule, et ne change rien : la demande de changement se fait sur la page de la comparaison.',
  'imports.live.compare': '{{kind}} : {{table}}',
  'imports.live.reading': 'Lecture de {{source}}',
  'imports.earlier': 'Imports jusqu’ici',
  'imports.none': 'Rien n’a encore été importé',
  'imports.noneHelp':
    'Choisissez un fichier ci-dessus pour voir ce qu’il changerait.',
  'imports.column.name': 'Fichier ou table',
  'imports.column.kind': 'Lignes',
  'imports.column.source': 'Source',
  'imports.column.state': 'État',
  'imports.column.author': 'Par',
  'imports.column.changes': 'Changements',
  'imports.column.createdAt': 'Quand',
  'imports.column.requests': 'Demandes de changement',
  'imports.state.running': 'Comparaison en cours',
  'imports.state.done': 'Comparé',
  'imports.state.failed': 'Échec',
  'imports.unnamed': '{{id}}, collé',
  'stale.title': 'Valeurs périmées',
  'stale.line':
    'Ce que sa source n’a pas confirmé depuis plus longtemps que permis ; toute source peut le remplacer.',
  'stale.none': 'Aucune valeur n’est périmée',
  'stale.column.what': 'Quoi',
  'stale.column.field': 'Champ',
  'stale.column.value': 'Valeur',
  'stale.column.source': 'Vient de',
  'stale.column.at': 'Confirmée le',
  'stale.column.days': 'Âge permis, jours',
  'import.line':
    'Import {{id}} : ce que dit le fichier, à côté de ce qu’a le référentiel',
  'import.lineLive':
    'Import {{id}} : ce que {{source}} a dit quand on l’a interrogé, à côté de ce qu’a le référentiel',
  'import.hidden_one':
    '{{source}} a compté une ligne de plus qu’il n’en a donné : une règle d’accès la cache à son utilisateur. Ce qui manque ne compte pas comme disparu.',
  'import.hidden_other':
    '{{source}} a compté {{count}} lignes de plus qu’il n’en a donné : une règle d’accès les cache à son utilisateur. Ce qui manque ne compte pas comme disparu.',
  'import.failed': 'Cet import a échoué : {{error}}',
  'import.rows': 'Lignes',
  'import.file': 'le fichier',
  'import.outcome.match': 'Trouvée',
  'import.outcome.probable': 'Probablement trouvée',
  'import.outcome.new': 'Nouvelle',
  'import.orphan': 'Plus dans {{origin}}',
  'import.cell.create': 'Créée',
  'import.cell.change': 'Changée',
  'import.cell.ignored': 'Ignorée',
  'import.cell.refused': 'Refusée',
  'import.same': 'Cellules inchangées',
  'import.refusedRows': 'Lignes refusées',
  'import.changes': 'Changements à demander',
  'import.filters': 'Filtres',
  'import.showRows': 'Lignes',
  'import.showCells': 'Cellules',
  'import.all': 'Toutes',
  'import.cells': 'Cellules qui diffèrent',
  'import.none': 'Aucune cellule ne diffère',
  'import.noneHelp':
    'Le référentiel a déjà ce que dit {{origin}}, ou les filtres ne laissent rien.',
  'import.column.line': 'Ligne',
  'import.column.what': 'Quoi',
  'import.column.outcome': 'La ligne est',
  'import.column.column': 'Colonne',
  'import.column.cell': 'La cellule est',
  'import.column.before': 'Avant',
  'import.column.after': 'Après',
  'import.column.why': 'Pourquoi',
  'import.score': 'semblables à {{score}}',
  'import.why.id': 'Trouvée par son id',
  'import.why.pivot': 'Trouvée par {{type}} {{value}}',
  'import.why.same': 'Trouvée par ce qu’elle dit',
  'import.why.name': 'Trouvée par son nom, {{name}}',
  'import.why.ambiguous-name':
    'Plusieurs s’appellent {{name}} : {{ids}}. Donnez l’id de l’une.',
  'import.why.similar-name':
    'Son nom ressemble à {{name}}. Donnez l’id {{id}} si c’est elle, ou un autre sinon.',
  'import.why.orphan':
    '{{source}} ne la nomme plus. Mettez-y fin par une demande de changement si elle n’est plus.',
  'import.why.repeated':
    'La ligne {{line}} est déjà {{id}}. Gardez l’une des deux lignes, ou donnez à chacune l’id de la sienne.',
  'import.why.authority': '{{source}} l’a dit, et passe avant {{over}}.',
  'import.why.not-an-application': 'Aucune application n’a {{type}} {{value}}.',
  'import.why.missing':
    'Ce qui est nouveau doit l’avoir. Ajoutez-le à la ligne.',
  'import.make': 'Faire la demande de changement',
  'import.nothing':
    'Il n’y a rien à changer. Gardez ce que dit {{origin}} : ses valeurs comptent alors comme confirmées par lui.',
  'import.keep': 'Garder ce que dit {{origin}}',
  'import.kept':
    'Ce que dit {{origin}} est gardé. Il n’y avait rien à changer.',
  'import.refused_one':
    'Une ligne est refusée. Corrigez-la dans {{origin}} et comparez de nouveau, ou laissez-la de côté.',
  'import.refused_other':
    '{{count}} lignes sont refusées. Corrigez-les dans {{origin}} et comparez de nouveau, ou laissez-les de côté.',
  'import.skipRefused': 'Laisser de côté les lignes refusées',
  'import.takeProbable_one': 'Tenir la correspondance probable pour certaine',
  'import.takeProbable_other':
    'Tenir {{count}} correspondances probables pour certaines',
  'import.made':
    'La demande de changement est en brouillon. Soumettez-la à approbation sur sa page.',
  'import.requests': 'Brouillons :',
  'import.carried':
    'Une demande de changement ouverte d’un import précédent porte le même contenu. Soumettez-la, ou retirez-la pour le demander de nouveau :',
  'import.notMade': 'La demande de changement n’a pas pu être faite',
};
