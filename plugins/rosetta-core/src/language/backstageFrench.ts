import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs/alpha';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph/alpha';
import { orgTranslationRef } from '@backstage/plugin-org/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react/alpha';
import { searchReactTranslationRef } from '@backstage/plugin-search-react/alpha';
import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';
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
  createTranslationResource({
    ref: apiDocsTranslationRef,
    translations: { fr: () => import('./french/apiDocs') },
  }),
  createTranslationResource({
    ref: catalogGraphTranslationRef,
    translations: { fr: () => import('./french/catalogGraph') },
  }),
  createTranslationResource({
    ref: orgTranslationRef,
    translations: { fr: () => import('./french/org') },
  }),
  createTranslationResource({
    ref: scaffolderTranslationRef,
    translations: { fr: () => import('./french/scaffolder') },
  }),
  createTranslationResource({
    ref: scaffolderReactTranslationRef,
    translations: { fr: () => import('./french/scaffolderReact') },
  }),
  createTranslationResource({
    ref: searchReactTranslationRef,
    translations: { fr: () => import('./french/searchReact') },
  }),
  createTranslationResource({
    ref: techdocsTranslationRef,
    translations: { fr: () => import('./french/techdocs') },
  }),
];

export const backstageFrench = RESOURCES.map(resource =>
  TranslationBlueprint.make({
    name: `${resource.id}-fr`,
    params: { resource },
  }),
);
