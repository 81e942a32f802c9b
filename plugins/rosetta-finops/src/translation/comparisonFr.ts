/** The same as `comparison.ts`, in French. */
export const comparisonFrench = {
  'comparison.title': 'Comparaison',
  'comparison.about':
    'Pourquoi deux montants diffèrent : deux périodes, deux applications ou groupes, ou avant et après un jour.',
  'comparison.open': 'Comparer',
  'comparison.costs': 'Voir les coûts',
  'comparison.days': '{{from}} – {{to}}',
  'comparison.at': 'Jour du changement',
  'comparison.with.previous': 'Période précédente',
  'comparison.with.year': 'Année précédente',
  'comparison.with.period': 'Une autre période',
  'comparison.with.application': 'Une autre application',
  'comparison.with.group': 'Un autre groupe',
  'comparison.with.day': 'Avant et après un jour',
  'comparison.choose': 'Que comparer, et à quoi ?',
  'comparison.missingChoice.withFrom': 'Choisissez les mois à comparer.',
  'comparison.missingChoice.application':
    'Choisissez une application avec « Ajouter un filtre », puis une autre.',
  'comparison.missingChoice.withApplication':
    'Choisissez l’autre application avec « Ajouter un filtre ».',
  'comparison.missingChoice.group':
    'Choisissez un groupe avec « Ajouter un filtre », puis un autre.',
  'comparison.missingChoice.withGroup':
    'Choisissez l’autre groupe avec « Ajouter un filtre ».',
  'comparison.missingChoice.at':
    'Choisissez le jour du changement : autant de jours à partir de celui-ci sont comparés à ceux d’avant.',
  'comparison.picture': 'De {{before}} à {{now}}',
  'comparison.summary':
    '{{before}} : {{amountBefore}}. {{now}} : {{amountNow}}. {{largest}} Le tableau donne chaque facteur.',
  'comparison.largest': 'Ce qui a le plus bougé : {{driver}}, {{amount}}.',
  'comparison.nothingMoved': 'Rien n’a bougé.',
  'comparison.drivers': 'Facteurs',
  'comparison.difference': 'Écart',
  'comparison.items': 'Ce qui diffère',
  'comparison.linesOf': '{{amount}} : lignes de {{what}}, {{side}}',
  'comparison.none': 'Aucun coût, ni d’un côté ni de l’autre',
  'comparison.noneHelp':
    'Aucun coût publié de ces mois ne correspond aux filtres. Retirez un filtre, ou choisissez d’autres mois.',
  'comparison.cannot':
    'Ces deux côtés ne peuvent pas être comparés : l’un d’eux n’a aucune facturation publiée, ce qui n’est pas un coût nul. Choisissez des mois facturés.',
  'comparison.missing':
    '{{side}} : pas de facturation publiée pour {{months}}. L’écart ne compte que ce qui est publié, comme si ces mois n’avaient rien coûté.',
  'comparison.uneven':
    'Les deux fenêtres n’ont pas le même nombre de mois : l’écart peut ne tenir qu’à cela.',
  'comparison.chargesOnly':
    'Les jours sont comparés par les charges directes et non réparties : le coût indirect est mensuel. Écarté, pour toutes les applications : {{now}} de charges indirectes après, {{before}} avant. Le montant d’une ligne mène aux lignes des mois entiers.',
  'comparison.indirectExcluded':
    'Les filtres de charges écartent le coût indirect, pour toutes les applications : {{now}} maintenant, {{before}} avant.',
  'comparison.driver.price': 'Prix',
  'comparison.driver.volume': 'Volume',
  'comparison.driver.mix': 'Composition',
  'comparison.driver.appeared': 'Apparu',
  'comparison.driver.ended': 'Terminé',
  'comparison.driver.withoutQuantity': 'Sans quantité',
  'comparison.driver.poolTotal': 'Coût partagé',
  'comparison.driver.poolShare': 'Part de celui-ci',
  'comparison.driver.restated': 'Retraité',
  'comparison.means.price':
    'Le prix unitaire de ce qui est utilisé des deux côtés a changé : (prix maintenant − avant) × quantité maintenant.',
  'comparison.means.volume':
    'Plus ou moins d’un produit : (quantité maintenant − avant) × son prix moyen avant.',
  'comparison.means.mix':
    'Dans un produit, davantage de ce qui y est cher, ou de ce qui y est bon marché.',
  'comparison.means.appeared': 'Facturé maintenant, et pas avant.',
  'comparison.means.ended': 'Facturé avant, et plus maintenant.',
  'comparison.means.withoutQuantity':
    'Des deux côtés, sans quantité dont un prix unitaire puisse se déduire.',
  'comparison.means.poolTotal':
    'Le coût partagé (indirect) a changé, aux parts d’avant.',
  'comparison.means.poolShare': 'La part supportée du coût partagé a changé.',
  'comparison.means.restated':
    'Écarts de mois clos comptabilisés dans ceux-ci.',
};
