/** The same as `causes.ts`, in French. */
export const causesFrench = {
  'causes.title': 'Changements par application et par cause',
  'causes.against': 'Par rapport à l’exécution publiée',
  'causes.first': 'C’est la première exécution publiée de ce mois.',
  'causes.nothing':
    'Chaque application a le même chiffre dans les deux exécutions.',
  'causes.total': 'Total :',
  'causes.unallocated': 'Non attribué',
  'causes.application': 'Application',
  'causes.before': 'Avant',
  'causes.after': 'Après',
  'causes.difference': 'Écart',
  'causes.cause.bill': 'Facture',
  'causes.cause.rate': 'Taux de change',
  'causes.cause.pivot': 'Référentiel',
  'causes.cause.rule': 'Règles',
  'causes.cause.weights': 'Poids',
  'causes.about.bill':
    'les lignes qu’une seule des exécutions a, ou a avec un autre montant ; à travers un pool, avec les poids d’avant.',
  'causes.about.rate':
    'les lignes facturées pareillement dans les deux exécutions, et converties à un autre taux.',
  'causes.about.pivot':
    'les charges que le référentiel donne à une autre application, ou à aucune.',
  'causes.about.rule':
    'les charges que prend une autre règle, une autre version de celle-ci, ou aucune.',
  'causes.about.weights':
    'la même règle répartit dans d’autres proportions, car les coûts directs, la consommation ou les cibles sont autres : aussi là où la facture ou le référentiel les a changés.',
  'causes.addUp':
    'Les causes d’une application s’additionnent à son écart, et toutes sauf la facture et les taux de change à zéro au total. Le coût rectifié des mois clos n’est dans aucune des deux exécutions.',
  'causes.behind':
    'Un montant mène à ce qu’il y a derrière : facture et référentiel aux lignes de l’application lors de cette exécution, règles et poids à l’explication de son chiffre, taux de change à ceux du mois.',
};
