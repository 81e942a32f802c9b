/** The same as `budgets.ts`, in French. */
export const budgetsFrench = {
  'budgets.title': 'Budgets',
  'budgets.open': 'Budgets',
  'budgets.about':
    'Ce que chaque mois peut coûter, à côté de ce qu’il a coûté et de ce qu’il coûtera : coût effectif, par application, groupe, produit ou domaine. Le budget d’un groupe vaut aussi pour les groupes au-dessous.',
  'budgets.none': 'Aucun budget n’est encore fixé',
  'budgets.noMatch': 'Aucun budget ne correspond',
  'budgets.noneHelp':
    'Saisissez-en un, ou importez un fichier avec les colonnes month, kind, key, currency et amount. Les propriétaires sont prévenus une fois quand un seuil est dépassé.',
  'budgets.noneRead':
    'Un administrateur FinOps (Rosetta_FinOps_Admin) saisit les budgets ici. Les propriétaires sont prévenus quand un budget est dépassé.',
  'budgets.showAll': 'Afficher tous les budgets',
  'budgets.allMonths': 'Tous les mois',
  'budgets.allKinds': 'Tous les types',
  'budgets.allStates': 'Tous les états',
  'budgets.counted': '{{state}} ({{shown}})',
  'budgets.enter': 'Saisir des budgets',
  'budgets.import': 'Importer un CSV',
  'budgets.change': 'Modifier ce budget',
  'budgets.addAnother': 'Ajouter un budget',
  'budgets.remove': 'Retirer ce budget',
  'budgets.save': 'Enregistrer les budgets',
  'budgets.close': 'Fermer',
  'budgets.seeCosts': 'Voir ces coûts',
  'budgets.seeForecast': 'Voir la prévision',
  'budgets.of': 'Budget de {{what}}, {{month}}',
  'budgets.will':
    'Les budgets ne changent aucun chiffre de coût. Les propriétaires sont prévenus quand un seuil est dépassé, une fois par mois.',
  'budgets.changedSince':
    'Quelqu’un a modifié des budgets depuis l’ouverture de ce formulaire. Ils sont relus : vérifiez ce qui suit, et enregistrez de nouveau.',
  'budgets.saved_one': 'Un budget est enregistré',
  'budgets.saved_other': '{{count}} budgets sont enregistrés',
  'budgets.nothing': 'Rien n’a changé : ce sont les budgets déjà connus',
  'budgets.drivers': 'Ce qui a le plus bougé depuis le mois précédent',
  'budgets.column.name': 'Budget de',
  'budgets.column.kind': 'Type',
  'budgets.column.month': 'Mois',
  'budgets.column.amount': 'Budget',
  'budgets.column.actual': 'Réel',
  'budgets.column.forecast': 'Prévision en fin de mois',
  'budgets.column.used': 'Consommé',
  'budgets.column.state': 'État',
  'budgets.column.updatedBy': 'Modifié par',
  'budgets.column.updatedAt': 'Modifié',
  'budgets.field.month': 'Mois',
  'budgets.field.kind': 'Type',
  'budgets.field.key': 'Budget de',
  'budgets.field.currency': 'Devise',
  'budgets.field.amount': 'Budget',
  'budgets.state.on-track': 'Tenu',
  'budgets.state.will-pass': 'Va dépasser',
  'budgets.state.passed': 'Dépassé',
  'budgets.state.unknown': 'Pas encore connu',
  'budgets.why.passed':
    'En {{month}}, le coût est de {{actual}} : {{by}} de plus que son budget de {{budget}}.',
  'budgets.why.willPass':
    'En {{month}}, le coût devrait atteindre {{forecast}}, plus que son budget de {{budget}}. Avec une probabilité de 80 %, ce sera entre {{low}} et {{high}}. Méthode : {{method}}.',
  'budgets.why.willHold':
    'En {{month}}, le coût devrait atteindre {{forecast}}, dans son budget de {{budget}}. Avec une probabilité de 80 %, ce sera entre {{low}} et {{high}}. Méthode : {{method}}.',
  'budgets.why.held':
    'En {{month}}, le coût est de {{actual}}, dans son budget de {{budget}}.',
  'budgets.why.notPublished':
    'Aucune facture de {{month}} n’est publiée, et le mois est trop éloigné pour être prévu.',
  'budgets.alert.title': 'Seuils dépassés',
  'budgets.alert.actual': '{{percent}} % du budget, avec {{cost}} ({{at}}).',
  'budgets.alert.forecast':
    '{{percent}} % du budget, selon une prévision de {{cost}} ({{at}}).',
  'budgets.alert.told': 'Prévenus : {{people}}.',
  'budgets.alert.nobody':
    'Personne n’en est propriétaire, et personne n’a été prévenu.',
  'budgets.alert.pending': 'À annoncer.',
  'budgets.changes.title': 'Modifications de ce budget',
  'budgets.changes.at': 'Quand',
  'budgets.changes.by': 'Qui',
  'budgets.changes.before': 'De',
  'budgets.changes.after': 'À',
  'budgets.changes.reason': 'Motif',
  'budgets.problem.month': 'Un mois dans les limites prises en charge, AAAA-MM',
  'budgets.problem.kind': 'L’un de application, group, product, domain',
  'budgets.problem.key':
    'L’identifiant d’une application ou d’un groupe, ou la clé d’un produit ou d’un domaine',
  'budgets.problem.currency': 'Un code ISO 4217, comme USD',
  'budgets.problem.amount':
    'Un nombre, 0 ou plus, avec un point décimal et 12 décimales au plus',
  'budgets.problem.twice': 'Le même budget figure plus haut',
  'budgets.importTitle': 'Importer des budgets',
  'budgets.importSave_one': 'Enregistrer le budget qui change',
  'budgets.importSave_other': 'Enregistrer les {{count}} budgets qui changent',
  'budgets.importWrong_one':
    'La ligne {{lines}} est inutilisable. Corrigez-la dans le fichier et choisissez-le de nouveau : tout est enregistré, ou rien.',
  'budgets.importWrong_other':
    '{{count}} lignes sont inutilisables : {{lines}}. Corrigez-les dans le fichier et choisissez-le de nouveau : tout est enregistré, ou rien.',
  'budgets.importColumns':
    'Le fichier n’a pas de colonne {{columns}}. La première ligne doit nommer les colonnes month, kind, key, currency et amount, comme le fichier que cette page exporte.',
  'budgets.importTooMany':
    'Le fichier modifie {{count}} budgets ; {{most}} au plus sont enregistrés à la fois. Divisez-le.',
};
