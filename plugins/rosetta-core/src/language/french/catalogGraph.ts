import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph/alpha';
import { createTranslationMessages } from '@backstage/frontend-plugin-api';

export default createTranslationMessages({
  ref: catalogGraphTranslationRef,
  messages: {
    'catalogGraphCard.title': 'Relations',
    'catalogGraphCard.deepLinkTitle': 'Voir le graphe',
    'catalogGraphPage.title': 'Graphe du catalogue',
    'catalogGraphPage.filterToggleButtonTitle': 'Filtres',
    'catalogGraphPage.supportButtonDescription':
      'Les relations entre ce que le catalogue connaît.',
    'catalogGraphPage.simplifiedSwitchLabel': 'Simplifié',
    'catalogGraphPage.mergeRelationsSwitchLabel': 'Regrouper les relations',
    'catalogGraphPage.zoomOutDescription':
      'Pincez pour agrandir ou déplacer le schéma. Un clic change le point de départ ; avec la touche Maj, il ouvre la page.',
    'catalogGraphPage.curveFilter.title': 'Tracé',
    'catalogGraphPage.curveFilter.curveMonotoneX': 'Courbe',
    'catalogGraphPage.curveFilter.curveStepBefore': 'Angles',
    'catalogGraphPage.directionFilter.title': 'Sens',
    'catalogGraphPage.directionFilter.leftToRight': 'De gauche à droite',
    'catalogGraphPage.directionFilter.rightToLeft': 'De droite à gauche',
    'catalogGraphPage.directionFilter.topToBottom': 'De haut en bas',
    'catalogGraphPage.directionFilter.bottomToTop': 'De bas en haut',
    'catalogGraphPage.maxDepthFilter.title': 'Profondeur',
    'catalogGraphPage.maxDepthFilter.inputPlaceholder': '∞ Sans limite',
    'catalogGraphPage.maxDepthFilter.clearButtonAriaLabel': 'Enlever la limite',
    'catalogGraphPage.selectedKindsFilter.title': 'Types d’entités',
    'catalogGraphPage.selectedRelationsFilter.title': 'Relations',
  },
});
