/** The same as `commitments.ts`, in French. */
export const commitmentsFrench = {
  'commitments.title': 'Engagements',
  'commitments.about':
    'Ce qui est engagé auprès des fournisseurs, à quel point c’est utilisé, et ce que cela économise.',
  'commitments.none': 'Aucun engagement n’a été utilisé ces mois-ci',
  'commitments.noneHelp':
    'Réservations, savings plans et utilisation engagée figurent ici dès qu’une facturation publiée les nomme (CommitmentDiscountId). Choisissez d’autres mois, ou cherchez la facturation sur la page Traitements des coûts.',
  'commitments.picture': 'Engagements utilisés, et non utilisés, {{period}}',
  'commitments.pictureSummary':
    'Engagements, {{period}} : {{used}} utilisés, {{unused}} non utilisés.',
  'commitments.quantity': '{{used}} utilisés, {{unused}} inutilisés ({{unit}})',
  'commitments.otherCurrencies':
    'Engagements dans d’autres devises, jamais additionnées : {{amounts}} utilisés.',
  'commitments.kpi.utilization': 'Utilisation',
  'commitments.kpi.used': '{{amount}} utilisés',
  'commitments.kpi.unused': 'Non utilisé',
  'commitments.kpi.unusedDetail': 'payé pour rien',
  'commitments.kpi.coverage': 'Couverture',
  'commitments.kpi.eligible': 'de {{amount}} au prix catalogue',
  'commitments.kpi.savings': 'Économies',
  'commitments.kpi.savingsDetail': 'sur le catalogue, inutilisé déduit',
  'commitments.kpi.incomplete': '{{count}} lignes sans prix catalogue',
  'commitments.explain.utilization':
    'Coût effectif de ce à quoi les engagements ont servi, divisé par tout ce qui est engagé : utilisé ou non.',
  'commitments.explain.unused':
    'Coût effectif de la part des engagements dont personne ne s’est servi (CommitmentDiscountStatus Unused). Les règles de répartition disent qui la supporte.',
  'commitments.explain.coverage':
    'Coût au prix catalogue de ce à quoi les engagements ont servi, divisé par celui de toute l’utilisation des mêmes produits les mêmes mois, couverte ou non.',
  'commitments.explain.savings':
    'Coût au prix catalogue de ce à quoi les engagements ont servi, moins le coût effectif des engagements, utilisés ou non. En dessous de 0, ils coûtent plus qu’ils n’économisent.',
  'commitments.column.commitment': 'Engagement',
  'commitments.column.provider': 'Fournisseur',
  'commitments.column.type': 'Type',
  'commitments.column.utilization': 'Utilisation',
  'commitments.column.used': 'Utilisé',
  'commitments.column.unused': 'Non utilisé',
  'commitments.column.covered': 'Au prix catalogue',
  'commitments.column.savings': 'Économies',
  'commitments.column.quantity': 'Quantité',
};
