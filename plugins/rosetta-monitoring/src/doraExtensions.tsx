import SpeedIcon from '@mui/icons-material/SpeedOutlined';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ApplicationCardBlueprint } from '@rosetta/plugin-rosetta-core-react/application';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import { doraRouteRef } from './routes';
import { monitoringTranslationRef } from './translation';

const doraPage = PageBlueprint.make({
  name: 'dora',
  params: {
    path: '/dora',
    title: monitoringTranslationRef('dora.title'),
    icon: <SpeedIcon />,
    routeRef: doraRouteRef,
    noHeader: true,
    loader: () => import('./dora/DoraPage').then(m => <m.DoraPage />),
  },
});

const doraEntry = NavEntryBlueprint.make({
  name: 'dora',
  params: {
    routeRef: doraRouteRef,
    section: 'operate',
    order: 40,
    title: monitoringTranslationRef('dora.title'),
  },
});

const doraCard = ApplicationCardBlueprint.make({
  name: 'dora',
  params: {
    loader: () => import('./dora/DoraCard').then(m => m.DoraCard),
  },
});

/** Its code and its figures are fetched once somebody opens it. */
const entityDoraTab = EntityContentBlueprint.make({
  name: 'dora',
  params: {
    path: '/dora',
    title: monitoringTranslationRef('dora.title'),
    filter: { kind: { $in: ['component', 'system', 'group'] } },
    loader: () =>
      import('./entity/EntityDoraTab').then(m => <m.EntityDoraTab />),
  },
});

/** DORA: its page, card and tab. */
export const doraExtensions = [doraPage, doraEntry, doraCard, entityDoraTab];
