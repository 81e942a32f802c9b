import { apiDocsTranslationRef } from '@backstage/plugin-api-docs/alpha';
import { createTranslationMessages } from '@backstage/frontend-plugin-api';

export default createTranslationMessages({
  ref: apiDocsTranslationRef,
  messages: {
    'apiDefinitionCard.error.title': 'L’API n’a pas pu être lue',
    'apiDefinitionCard.rawButtonTitle': 'Source',
    'apiDefinitionDialog.closeButtonTitle': 'Fermer',
    'apiDefinitionDialog.tabsAriaLabel': 'Affichage de la définition',
    'apiDefinitionDialog.toggleButtonAriaLabel': 'Ouvrir la définition',
    'apiDefinitionDialog.rawButtonTitle': 'Source',
    'consumedApisCard.title': 'API utilisées',
    'consumedApisCard.error.title': 'Les API n’ont pas pu être lues',
    'consumedApisCard.emptyContent.title': 'Aucune API n’est utilisée ici.',
    'hasApisCard.title': 'API',
    'hasApisCard.error.title': 'Les API n’ont pas pu être lues',
    'hasApisCard.emptyContent.title': 'Il n’y a aucune API ici.',
    'providedApisCard.title': 'API fournies',
    'providedApisCard.error.title': 'Les API n’ont pas pu être lues',
    'providedApisCard.emptyContent.title': 'Aucune API n’est fournie ici.',
    'apiEntityColumns.typeTitle': 'Type',
    'apiEntityColumns.apiDefinitionTitle': 'Définition',
    'consumingComponentsCard.title': 'Utilisée par',
    'consumingComponentsCard.error.title':
      'Les composants n’ont pas pu être lus',
    'consumingComponentsCard.emptyContent.title':
      'Aucun composant n’utilise cette API.',
    'providingComponentsCard.title': 'Fournie par',
    'providingComponentsCard.error.title':
      'Les composants n’ont pas pu être lus',
    'providingComponentsCard.emptyContent.title':
      'Aucun composant ne fournit cette API.',
    apisCardHelpLinkTitle: 'Comment changer cela.',
  },
});
