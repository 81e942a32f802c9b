export const entityCostFrench = {
  'entityCost.noneOfComponent':
    'Ce composant n’appartient à aucune application',
  'entityCost.noneOfComponentHelp':
    'Le coût est attribué à des applications. Un pivot de type catalog:component, de valeur {{component}}, dit à quelle application appartient ce composant : proposez-le par une demande de changement.',
  'entityCost.noneOfSystem':
    'Aucun composant de ce système n’appartient à une application',
  'entityCost.noneOfSystemHelp':
    'Le coût est attribué à des applications. Un composant nomme son système dans catalog-info.yaml (spec.system), et un pivot de type catalog:component dit à quelle application il appartient : proposez-le par une demande de changement.',
  'entityCost.nothing': 'Aucun coût n’est attribué à ces applications',
  'entityCost.noneOfGroup':
    'Aucun coût n’est attribué aux applications de ce groupe',
  'entityCost.noneOfGroupHelp':
    'Soit le référentiel ne nomme aucune application dont le propriétaire est {{group}} ou un groupe au-dessous, soit aucune de ces applications n’a de coût pour ces mois. Une demande de changement donne son propriétaire à une application.',
  'entityCost.sharedByComponents':
    'a aussi d’autres composants, et ce coût est celui de tous :',
  'entityCost.sharedBeyondSystem':
    'a aussi des composants hors de ce système, et tout son coût est compté ici :',
  'entityCost.more_one': 'et {{count}} autre',
  'entityCost.more_other': 'et {{count}} autres',
} as const;
