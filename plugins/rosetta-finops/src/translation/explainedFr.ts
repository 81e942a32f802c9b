/** The same as `explained.ts`, in French. */
export const explainedFrench = {
  'explained.open': 'Expliquer',
  'explained.title': 'Explication',
  'explained.picture': 'Qui paie quoi à qui, {{period}}',
  'explained.summary':
    'De qui est facturé, par quelle attribution, à qui supporte : {{total}} en tout, dont {{direct}} direct, {{indirect}} par des règles et {{unallocated}} non attribué. Le tableau donne chaque part.',
  'explained.table': 'Parts du montant',
  'explained.payer': 'Facturé à',
  'explained.attribution': 'Par',
  'explained.bearer': 'Supporté par',
  'explained.platform': 'Plateforme',
  'explained.others': '{{members}} autres',
  'explained.shared': 'Tous ceux qui partagent les regroupements',
  'explained.more': 'En montrer plus',
  'explained.passedOn': 'Répercuté sur d’autres',
  'explained.passedOnHelp':
    'Coût direct de plateformes qu’une règle répartit. Il ne fait pas partie du montant ci-dessus : d’autres le supportent.',
};
