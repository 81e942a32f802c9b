import { coreExtensionData } from '@backstage/frontend-plugin-api';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { coreTranslationRef } from '../translation';
import { WithTemplates } from './WithTemplates';

const pageTitle = coreExtensionData.titleTranslation;
const tabTitle = EntityContentBlueprint.dataRefs.titleTranslation;

/** Parts of Backstage's pages have English titles only: here they get ones in the reader's language. */
export const catalogParts = [
  catalogPlugin.getExtension('entity-content:catalog/overview').override({
    factory: make => [
      ...make(),
      tabTitle(coreTranslationRef('parts.overview')),
    ],
  }),
];

export const apiParts = [
  apiDocsPlugin.getExtension('entity-content:api-docs/apis').override({
    factory: make => [...make(), tabTitle(coreTranslationRef('parts.apis'))],
  }),
  apiDocsPlugin.getExtension('entity-content:api-docs/definition').override({
    factory: make => [
      ...make(),
      tabTitle(coreTranslationRef('parts.definition')),
    ],
  }),
];

export const docsParts = [
  techdocsPlugin.getExtension('entity-content:techdocs').override({
    factory: make => [...make(), tabTitle(coreTranslationRef('parts.docs'))],
  }),
];

export const settingsParts = [
  userSettingsPlugin.getExtension('sub-page:user-settings/general').override({
    factory: make => [
      ...make(),
      pageTitle(coreTranslationRef('parts.general')),
    ],
  }),
  userSettingsPlugin
    .getExtension('sub-page:user-settings/auth-providers')
    .override({
      factory: make => [
        ...make(),
        pageTitle(coreTranslationRef('parts.authProviders')),
      ],
    }),
  userSettingsPlugin
    .getExtension('sub-page:user-settings/feature-flags')
    .override({
      factory: make => [
        ...make(),
        pageTitle(coreTranslationRef('parts.featureFlags')),
      ],
    }),
];

export const createParts = [
  scaffolderPlugin.getExtension('sub-page:scaffolder/templates').override({
    *factory(make) {
      const part = make();
      yield* part;
      yield coreExtensionData.reactElement(
        <WithTemplates>
          {part.get(coreExtensionData.reactElement)}
        </WithTemplates>,
      );
      yield pageTitle(coreTranslationRef('parts.templates'));
    },
  }),
  scaffolderPlugin.getExtension('sub-page:scaffolder/tasks').override({
    factory: make => [...make(), pageTitle(coreTranslationRef('parts.tasks'))],
  }),
  scaffolderPlugin.getExtension('sub-page:scaffolder/actions').override({
    factory: make => [
      ...make(),
      pageTitle(coreTranslationRef('parts.actions')),
    ],
  }),
  scaffolderPlugin.getExtension('sub-page:scaffolder/editor').override({
    factory: make => [...make(), pageTitle(coreTranslationRef('parts.editor'))],
  }),
  scaffolderPlugin
    .getExtension('sub-page:scaffolder/templating-extensions')
    .override({
      factory: make => [
        ...make(),
        pageTitle(coreTranslationRef('parts.templatingExtensions')),
      ],
    }),
];
