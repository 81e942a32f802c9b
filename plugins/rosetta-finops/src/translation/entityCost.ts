/** The words of the cost on pages of the catalog. */
export const entityCostMessages = {
  noneOfComponent: 'This component belongs to no application',
  noneOfComponentHelp:
    'Cost is attributed to applications. A pivot of type catalog:component with the value {{component}} says which application this component belongs to: propose it in a change request.',
  noneOfSystem: 'No component of this system belongs to an application',
  noneOfSystemHelp:
    'Cost is attributed to applications. A component names its system in catalog-info.yaml (spec.system), and a pivot of type catalog:component says which application it belongs to: propose it in a change request.',
  nothing: 'No cost is attributed to these applications',
  noneOfGroup: 'No cost is attributed to the applications of this group',
  noneOfGroupHelp:
    'Either the référentiel names no application whose owner is {{group}} or a group below it, or none of these applications has a cost in these months. A change request gives an application its owner.',
  sharedByComponents:
    'has other components too, and this is the cost of all of them:',
  sharedBeyondSystem:
    'also has components outside this system, and its whole cost is counted here:',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
} as const;
