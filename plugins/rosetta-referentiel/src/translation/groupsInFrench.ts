export const groupsInFrench = {
  'groups.title': 'Groupes',
  'groups.line':
    'Qui fait partie de quel groupe, au-dessous de quel autre, et ce que chacun possède',
  'groups.search': 'Groupe ou personne',
  'groups.none': 'Aucun groupe ne correspond',
  'groups.noneHelp':
    'Cherchez un autre nom. Un groupe entre au référentiel par une demande de changement qu’une autre personne approuve.',
  'groups.nobody': 'Personne n’en fait partie',
  'groups.owns_one': '{{count}} application',
  'groups.owns_other': '{{count}} applications',
  'groups.change': 'Proposer un changement de {{name}}',
  'groups.new': 'Nouveau groupe',
  'groups.create': 'Nouveau groupe {{name}}',
  'groups.membersHelp':
    'Des personnes comme le catalogue les nomme, par exemple user:default/jane. Seul un administrateur du référentiel approuve un changement de personnes ou du groupe au-dessus.',
};
