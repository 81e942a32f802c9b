import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TechDocsAddonLocations } from '@backstage/plugin-techdocs-react';
import { AddonBlueprint } from '@backstage/plugin-techdocs-react/alpha';
import { UnderlinedLinks } from './theme/UnderlinedLinks';

/** What Rosetta changes of documentation pages. */
export const docsModule = createFrontendModule({
  pluginId: 'techdocs',
  extensions: [
    AddonBlueprint.make({
      name: 'underlined-links',
      params: {
        name: 'UnderlinedLinks',
        location: TechDocsAddonLocations.Content,
        component: UnderlinedLinks,
      },
    }),
  ],
});
