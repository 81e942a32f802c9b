import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { catalogApi } from '../catalog/catalogApi';
import { apisPage, catalogPage, docsPage, kindFilter } from './listPages';
import {
  apiParts,
  catalogParts,
  createParts,
  docsParts,
  settingsParts,
} from './parts';
import { searchPage } from './searchPage';

/** What Rosetta changes of Backstage's own pages: a module for each plugin they belong to. */
export const backstageModules = [
  createFrontendModule({
    pluginId: 'catalog',
    extensions: [catalogApi, catalogPage, kindFilter, ...catalogParts],
  }),
  createFrontendModule({
    pluginId: 'api-docs',
    extensions: [apisPage, ...apiParts],
  }),
  createFrontendModule({
    pluginId: 'techdocs',
    extensions: [docsPage, ...docsParts],
  }),
  createFrontendModule({ pluginId: 'search', extensions: [searchPage] }),
  createFrontendModule({
    pluginId: 'user-settings',
    extensions: settingsParts,
  }),
  createFrontendModule({ pluginId: 'scaffolder', extensions: createParts }),
];
