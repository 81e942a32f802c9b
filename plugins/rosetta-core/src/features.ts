import { createFrontendFeatureLoader } from '@backstage/frontend-plugin-api';
import { appModule } from './appModule';
import { backstageModules } from './backstagePages/modules';
import { docsModule } from './docsModule';
import { corePlugin } from './plugin';

/** One package for the portal's own plugin and for what it changes of the app around it. */
export default createFrontendFeatureLoader({
  loader: () => [corePlugin, appModule, docsModule, ...backstageModules],
});
