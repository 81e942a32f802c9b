import AdministrationIcon from '@mui/icons-material/MonitorHeartOutlined';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import { administrationRouteRef } from './routes';
import { monitoringTranslationRef } from './translation';

const administrationPage = PageBlueprint.make({
  name: 'administration',
  params: {
    path: '/reliability/administration',
    title: monitoringTranslationRef('administration.title'),
    icon: <AdministrationIcon />,
    routeRef: administrationRouteRef,
    noHeader: true,
    loader: () =>
      import('./administration/AdministrationPage').then(m => (
        <m.AdministrationPage />
      )),
  },
});

/** Everybody may open it by its address and by links; who acts on it finds it in the navigation. */
const administrationNavEntry = NavEntryBlueprint.make({
  name: 'administration',
  params: {
    routeRef: administrationRouteRef,
    section: 'administration',
    action: 'monitoring.runs.write',
    order: 30,
    title: monitoringTranslationRef('administration.title'),
  },
});

export const administrationExtensions = [
  administrationPage,
  administrationNavEntry,
];
