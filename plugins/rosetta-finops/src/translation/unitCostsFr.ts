/** The same as `unitCosts.ts`, in French. */
export const unitCostsFrench = {
  'unitCosts.title': 'Coût unitaire',
  'unitCosts.open': 'Voir les coûts unitaires',
  'unitCosts.about':
    'Ce qu’a coûté une unité d’une métrique, une commande par exemple : {{period}}',
  'unitCosts.metric': 'Par unité de',
  'unitCosts.metricIn': '{{metric}} ({{unit}})',
  'unitCosts.picture': 'Coût d’une unité : {{metric}}',
  'unitCosts.summary':
    'Coût d’une unité de {{metric}}, mois par mois ; {{unitCost}} en {{month}}.',
  'unitCosts.noFigure': 'Aucun mois n’a à la fois un coût et une quantité.',
  'unitCosts.months': 'Mois en chiffres',
  'unitCosts.each': 'Détail pour {{month}}',
  'unitCosts.rows': 'Lignes de {{metric}}, {{month}}',
  'unitCosts.rowsAbout':
    'Telles qu’elles ont été importées, les plus grandes d’abord : {{of}}',
  'unitCosts.closeRows': 'Fermer',
  'unitCosts.seeLines': '{{amount}} : voir les lignes de ce coût',
  'unitCosts.seeRows': '{{quantity}} : voir les lignes de cette quantité',
  'unitCosts.splitsCosts':
    'Une règle répartit des coûts selon cette métrique : ce qu’elle répartit coûte le même prix à tous pour une unité.',
  'unitCosts.none': 'Aucune métrique pour ces mois',
  'unitCosts.noneHelp':
    'Un coût unitaire divise le coût par ce que compte le métier : commandes, utilisateurs. Importez-le comme jeu de données consumption (period, application, product, metric, quantity, unit), ou laissez le connecteur rosetta.sources.consumption le lire d’une API ; le prochain traitement des coûts d’un mois facturé le prend en compte :',
  'unitCosts.notThere': 'Aucune ligne de {{metric}} pour ces mois',
  'unitCosts.notThereHelp': 'Choisissez une autre métrique, ou d’autres mois.',
  'unitCosts.column.amount': 'Coût',
  'unitCosts.column.quantity': 'Quantité',
  'unitCosts.column.unitCost': 'Coût d’une unité',
  'unitCosts.column.change': 'Évolution',
  'unitCosts.column.reason': 'Pourquoi il n’y en a pas',
  'unitCosts.reason.not-published': 'Aucune facture publiée',
  'unitCosts.reason.no-quantity': 'Aucune ligne de la métrique',
  'unitCosts.reason.zero-quantity': 'La quantité est 0',
  'unitCosts.reason.no-cost': 'Aucun coût ce mois-là',
  'unitCosts.line':
    'En {{month}}, une unité de {{metric}} a coûté {{unitCost}} ({{quantity}}).',
  'unitCosts.lineChange': '{{change}} par rapport au mois précédent.',
};
