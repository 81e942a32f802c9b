/** The same as `rates.ts`, in French. */
export const ratesFrench = {
  'rates.title': 'Taux de change',
  'rates.about':
    'Ce que vaut chaque devise facturée dans la devise de restitution, mois par mois. Chaque charge est convertie au taux de son mois de facturation.',
  'rates.inCurrency': 'Ce que vaut une unité en {{currency}}',
  'rates.none': 'Aucun taux de change n’est encore connu',
  'rates.noneHelp':
    'Toutes les factures sont jusqu’ici en {{currency}}. Avant de traiter une facture en une autre devise, saisissez son taux pour le mois, ou importez un fichier avec les colonnes month, currency et rate.',
  'rates.noCurrency': 'Aucune devise de restitution n’est configurée',
  'rates.noCurrencyHelp':
    'Les coûts sont donnés dans chaque devise facturée, et les montants de deux devises ne s’additionnent jamais. Pour les avoir tous en une seule, renseignez rosetta.finops.reportingCurrency dans la configuration (EUR, par exemple), redémarrez, et saisissez les taux ici : chaque mois est alors traité de nouveau.',
  'rates.missing_one': 'Un taux manque',
  'rates.missing_other': '{{count}} taux manquent',
  'rates.missingHelp':
    'Les exécutions de ces mois ne publient rien tant qu’ils ne sont pas saisis : {{pairs}}.',
  'rates.pair': '{{currency}} en {{month}}',
  'rates.more': '{{count}} autres',
  'rates.enterMissing': 'Saisir ce qui manque',
  'rates.missingCell': 'Manque',
  'rates.updated': '{{by}}, {{at}}',
  'rates.enter': 'Saisir des taux',
  'rates.import': 'Importer un CSV',
  'rates.change': 'Modifier le taux de {{currency}} en {{month}} : {{rate}}',
  'rates.enterOf': 'Saisir le taux de {{currency}} en {{month}}',
  'rates.addAnother': 'Ajouter un taux',
  'rates.remove': 'Retirer ce taux',
  'rates.save': 'Enregistrer les taux',
  'rates.will':
    'Les prochaines exécutions de {{months}} convertissent avec ces taux, et leurs coûts changent. Un mois clos garde ses chiffres : la différence devient une rectification.',
  'rates.changedSince':
    'Quelqu’un a modifié des taux depuis l’ouverture de ce formulaire. Ils sont relus : vérifiez ce qui suit, et enregistrez de nouveau.',
  'rates.saved':
    'Taux enregistrés. Les chiffres de {{months}} changent à leur prochaine exécution : cette nuit, ou quand quelqu’un les lance.',
  'rates.nothing': 'Rien n’a changé : ce sont les taux déjà connus',
  'rates.column.month': 'Mois',
  'rates.column.currency': 'Devise',
  'rates.column.rate': 'Taux',
  'rates.problem.month': 'Un mois, AAAA-MM',
  'rates.problem.currency': 'Un code ISO 4217, comme USD',
  'rates.problem.rate':
    'Un nombre supérieur à 0, avec un point décimal et 12 décimales au plus',
  'rates.problem.own':
    'C’est la devise de restitution : elle n’a pas besoin de taux',
  'rates.problem.twice': 'La même devise et le même mois figurent plus haut',
  'rates.problem.into': 'Un taux vers une autre devise que {{currency}}',
  'rates.importTitle': 'Importer des taux de change',
  'rates.importSave_one': 'Enregistrer le taux qui change',
  'rates.importSave_other': 'Enregistrer les {{count}} taux qui changent',
  'rates.importWrong_one':
    'Une ligne est inutilisable. Corrigez-la dans le fichier et choisissez-le de nouveau : tout est enregistré, ou rien.',
  'rates.importWrong_other':
    '{{count}} lignes sont inutilisables. Corrigez-les dans le fichier et choisissez-le de nouveau : tout est enregistré, ou rien.',
  'rates.importColumns':
    'Le fichier n’a pas de colonne {{columns}}. La première ligne doit nommer les colonnes month, currency et rate, comme le fichier que cette page exporte.',
  'rates.importTooMany':
    'Le fichier modifie {{count}} taux ; {{most}} au plus sont enregistrés à la fois. Divisez-le.',
  'rates.fixRun': 'Saisir les taux qui manquent',
  'rates.line.original': 'Facturé',
  'rates.line.converted': '{{amount}}, à {{rate}} {{currency}} l’unité',
};
