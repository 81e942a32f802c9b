/** The same as `quarantine.ts`, in French. */
export const quarantineFrench = {
  'quarantine.title': 'Quarantaine',
  'quarantine.about':
    'Les lignes de factures et de consommation qui n’ont pas pu être utilisées, et pourquoi. Elles ne sont dans aucun chiffre avant d’être réintégrées.',
  'quarantine.none': 'Chaque ligne a pu être utilisée',
  'quarantine.noneHelp':
    'Les lignes d’une facture ou d’un fichier de consommation qui ne peuvent pas être utilisées apparaissent ici, chacune avec son motif.',
  'quarantine.noMatch': 'Aucun enregistrement ne correspond',
  'quarantine.noMatchHelp':
    'Choisissez un autre état, un autre problème ou un autre fichier.',
  'quarantine.groups': 'Problèmes',
  'quarantine.records': 'Enregistrements refusés',
  'quarantine.progress': '{{settled}} sur {{records}} ont été réintégrés',
  'quarantine.allStates': 'Tous les états',
  'quarantine.state.pending': 'En quarantaine',
  'quarantine.state.settled': 'Réintégré',
  'quarantine.dataset.focus': 'Factures',
  'quarantine.dataset.consumption': 'Consommation',
  'quarantine.column.problem': 'Problème',
  'quarantine.column.value': 'Ce qui s’y trouvait',
  'quarantine.column.file': 'Fichier',
  'quarantine.column.row': 'Ligne',
  'quarantine.column.dataset': 'Données',
  'quarantine.column.records': 'Enregistrements',
  'quarantine.column.settled': 'Réintégrés',
  'quarantine.column.pending': 'Restants',
  'quarantine.column.at': 'Importé',
  'quarantine.column.state': 'État',
  'quarantine.column.by': 'Réintégré par',
  'quarantine.recordOf': 'Ligne {{row}} de {{file}}',
  'quarantine.how.mended': 'Corrigé et réintégré par',
  'quarantine.how.retried': 'Réintégré tel quel par',
  'quarantine.became':
    'C’est la ligne {{row}} de {{file}} ; si la même ligne était déjà là, c’est celle-ci qui compte.',
  'quarantine.linesOf': 'Lignes de {{month}}',
  'quarantine.download': 'Télécharger pour corriger',
  'quarantine.upload': 'Envoyer le fichier corrigé',
  'quarantine.retry': 'Réessayer tels quels',
  'quarantine.relandFile': 'Réintégrer {{name}}',
  'quarantine.relandAsIs': 'Réintégrer tels quels les enregistrements choisis',
  'quarantine.checking': 'Vérification des enregistrements',
  'quarantine.wouldLand_one':
    '{{count}} enregistrement serait réintégré en {{month}}',
  'quarantine.wouldLand_other':
    '{{count}} enregistrements seraient réintégrés en {{month}}',
  'quarantine.wouldLandNothing':
    'Aucun enregistrement ne pourrait être utilisé : rien ne serait réintégré.',
  'quarantine.wouldStay': 'Resteraient en quarantaine :',
  'quarantine.willLand':
    'La réintégration suit les règles de tout import ; ce qui est déjà là n’est pas importé deux fois. Les mois concernés changent à la prochaine exécution.',
  'quarantine.land': 'Réintégrer',
  'quarantine.notUtf8':
    '{{name}} n’est pas un texte UTF-8 : les accents seraient perdus. Enregistrez-le en « CSV UTF-8 », puis envoyez-le de nouveau.',
  'quarantine.landed':
    '{{landed}} réintégrés sous {{file}}, {{already}} étaient déjà là. Les mois concernés changent à la prochaine exécution.',
  'quarantine.close': 'Fermer',
};
