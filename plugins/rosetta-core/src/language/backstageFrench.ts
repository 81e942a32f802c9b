import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import {
  createTranslationMessages,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';

/** Backstage's own words that stand among ours: on the first page, and in the navigation. */
const signIn = createTranslationMessages({
  ref: coreComponentsTranslationRef,
  messages: {
    'signIn.title': 'Se connecter',
    'signIn.loginFailed': 'La connexion a échoué',
    skipToContent: 'Aller au contenu',
  },
});

const search = createTranslationMessages({
  ref: searchTranslationRef,
  messages: { 'sidebarSearchModal.title': 'Rechercher' },
});

export const backstageFrench = [
  TranslationBlueprint.make({
    name: 'core-components-fr',
    params: {
      resource: createTranslationResource({
        ref: coreComponentsTranslationRef,
        translations: { fr: async () => ({ default: signIn }) },
      }),
    },
  }),
  TranslationBlueprint.make({
    name: 'search-fr',
    params: {
      resource: createTranslationResource({
        ref: searchTranslationRef,
        translations: { fr: async () => ({ default: search }) },
      }),
    },
  }),
];
