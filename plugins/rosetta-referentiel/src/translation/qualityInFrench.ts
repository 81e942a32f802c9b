/** Of how complete the entry of an application is, and of its confirmation by its owners. */
export const qualityInFrench = {
  'quality.title': 'Qualité de la fiche',
  'quality.column': 'Qualité',
  'quality.score': '{{score}} sur 100',
  'quality.scoreOf': 'Qualité : {{score}} sur 100',
  'quality.complete': 'Rien ne manque.',
  'quality.todo': 'Ce qui manque, et combien cela vaut',
  'quality.points': '{{points}} points',
  'quality.show.label': 'Qualité',
  'quality.show.all': 'Toutes',
  'quality.show.incomplete': 'Il manque quelque chose',
  'quality.show.due': 'À confirmer',
  'quality.show.mine': 'À confirmer par moi',
  'quality.fix.owner':
    'Lui donner un propriétaire dont le groupe a des membres',
  'quality.fix.cost':
    'Ajouter un identifiant par lequel ses coûts la trouvent (focus:…)',
  'quality.fix.delivery':
    'Ajouter un identifiant par lequel ses déploiements la trouvent (gitlab:…, argocd:app)',
  'quality.fix.component': 'Ajouter son composant du catalogue',
  'quality.fix.relations': 'Ajouter une relation avec une autre application',
  'quality.fix.freshness':
    'La relire : rien n’y a été changé ni confirmé depuis un an',
  'quality.fix.attested': 'La faire confirmer par ses propriétaires',
  'quality.attest.title': 'Confirmer {{name}}',
  'quality.attest.help':
    'Vous confirmez que ce que le référentiel dit de cette application est exact : son propriétaire, ses identifiants dans les outils, ses relations. Ce qui est faux, changez-le d’abord.',
  'quality.attest.comment': 'Commentaire (facultatif)',
  'quality.attest.act': 'Confirmer',
  'quality.attest.button': 'Confirmer cette application',
  'quality.attest.never': 'Personne ne l’a encore confirmée.',
  'quality.attest.by': 'Confirmée par',
  'quality.attest.until': 'Valable jusqu’au {{day}}',
  'quality.attest.due': 'À confirmer de nouveau depuis le {{day}}',
  'quality.attest.home_one': 'Confirmer que la fiche de {{name}} est exacte',
  'quality.attest.home_other':
    '{{count}} applications de vos groupes sont à confirmer',
  'quality.attest.homeNever': 'Ses propriétaires ne l’ont jamais confirmée',
  'quality.attest.review_one': 'La relire',
  'quality.attest.review_other': 'Les relire',
};
