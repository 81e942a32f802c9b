import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react/alpha';
import { createTranslationMessages } from '@backstage/frontend-plugin-api';

export default createTranslationMessages({
  ref: scaffolderReactTranslationRef,
  messages: {
    'scaffolderPageContextMenu.moreLabel': 'plus',
    'scaffolderPageContextMenu.createLabel': 'Créer',
    'scaffolderPageContextMenu.editorLabel': 'Gérer les modèles',
    'scaffolderPageContextMenu.actionsLabel': 'Actions installées',
    'scaffolderPageContextMenu.tasksLabel': 'Tâches',
    'scaffolderPageContextMenu.templatingExtensionsLabel':
      'Extensions des modèles',
    'stepper.backButtonText': 'Retour',
    'stepper.createButtonText': 'Créer',
    'stepper.reviewButtonText': 'Vérifier',
    'stepper.stepIndexLabel': 'Étape {{index, number}}',
    'stepper.nextButtonText': 'Suivant',
    'templateCategoryPicker.title': 'Catégories',
    'templateCard.noDescription': 'Aucune description',
    'templateCard.chooseButtonText': 'Choisir',
    'cardHeader.detailBtnTitle': 'Montrer les détails du modèle',
    'templateOutputs.title': 'Texte produit',
    'workflow.noDescription': 'Aucune description',
  },
});
