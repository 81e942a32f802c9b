import AppsIcon from '@mui/icons-material/AppsOutlined';
import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomeCardBlueprint } from '@rosetta/plugin-rosetta-core-react/home';
import { createReferentielClient } from './api/createReferentielClient';
import { referentielApiRef } from './api/referentielApi';
import { applicationRouteRef, applicationsRouteRef } from './routes';

const referentielApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: referentielApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => createReferentielClient(fetchApi),
    }),
});

const referentielPage = PageBlueprint.make({
  params: {
    path: '/referentiel',
    title: 'Référentiel',
    icon: <AppsIcon />,
    routeRef: applicationsRouteRef,
    noHeader: true,
    loader: () =>
      import('./ReferentielRoutes').then(m => <m.ReferentielRoutes />),
  },
});

const componentCard = EntityCardBlueprint.make({
  name: 'application',
  params: {
    filter: { kind: 'component' },
    loader: () =>
      import('./entity/ComponentApplication').then(m => (
        <m.ComponentApplication />
      )),
  },
});

const yourApplicationsCard = HomeCardBlueprint.make({
  name: 'your-applications',
  params: {
    loader: () =>
      import('./home/YourApplications').then(m => <m.YourApplications />),
  },
});

export const referentielPlugin = createFrontendPlugin({
  pluginId: 'rosetta-referentiel',
  info: { packageJson: () => import('../package.json') },
  routes: {
    applications: applicationsRouteRef,
    application: applicationRouteRef,
  },
  extensions: [
    referentielApi,
    referentielPage,
    componentCard,
    yourApplicationsCard,
  ],
});
