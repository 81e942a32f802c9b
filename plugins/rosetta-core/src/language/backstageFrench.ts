import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';
import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';

/** Backstage speaks English; where its pages stand among ours, they speak French too. */
const RESOURCES = [
  createTranslationResource({
    ref: coreComponentsTranslationRef,
    translations: { fr: () => import('./french/coreComponents') },
  }),
  createTranslationResource({
    ref: searchTranslationRef,
    translations: { fr: () => import('./french/search') },
  }),
  createTranslationResource({
    ref: userSettingsTranslationRef,
    translations: { fr: () => import('./french/userSettings') },
  }),
  createTranslationResource({
    ref: notificationsTranslationRef,
    translations: { fr: () => import('./french/notifications') },
  }),
  createTranslationResource({
    ref: catalogTranslationRef,
    translations: { fr: () => import('./french/catalog') },
  }),
  createTranslationResource({
    ref: catalogReactTranslationRef,
    translations: { fr: () => import('./french/catalogReact') },
  }),
];

export const backstageFrench = RESOURCES.map(resource =>
  TranslationBlueprint.make({
    name: `${resource.id}-fr`,
    params: { resource },
  }),
);
