import AppsIcon from '@mui/icons-material/AppsOutlined';
import {
  PageBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomeCardBlueprint } from '@rosetta/plugin-rosetta-core-react/home';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import {
  applicationRouteRef,
  applicationsRouteRef,
  docsRouteRef,
} from './routes';
import { referentielTranslationRef } from './translation';

const referentielPage = PageBlueprint.make({
  params: {
    path: '/referentiel',
    title: referentielTranslationRef('nav.title'),
    icon: <AppsIcon />,
    routeRef: applicationsRouteRef,
    noHeader: true,
    loader: () =>
      import('./ReferentielRoutes').then(m => <m.ReferentielRoutes />),
  },
});

const navEntry = NavEntryBlueprint.make({
  params: {
    routeRef: applicationsRouteRef,
    section: 'operate',
    order: 30,
    title: referentielTranslationRef('nav.title'),
    question: referentielTranslationRef('nav.question'),
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
  externalRoutes: { docs: docsRouteRef },
  extensions: [referentielPage, navEntry, componentCard, yourApplicationsCard],
});
