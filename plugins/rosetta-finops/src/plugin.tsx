import PaymentsIcon from '@mui/icons-material/PaymentsOutlined';
import RuleIcon from '@mui/icons-material/AltRoute';
import MonthIcon from '@mui/icons-material/CalendarMonth';
import {
  PageBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  ApplicationCardBlueprint,
  ApplicationTabBlueprint,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  HomeCardBlueprint,
  HomeColumnBlueprint,
  HomeKpiBlueprint,
} from '@rosetta/plugin-rosetta-core-react/home';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import {
  costsRouteRef,
  periodsRouteRef,
  ruleRouteRef,
  rulesRouteRef,
  runRouteRef,
  runsRouteRef,
} from './routes';
import { finopsTranslationRef } from './translation';

const costsPage = PageBlueprint.make({
  params: {
    path: '/finops',
    title: finopsTranslationRef('costs.title'),
    icon: <PaymentsIcon />,
    routeRef: costsRouteRef,
    noHeader: true,
    loader: () => import('./costs/CostsPage').then(m => <m.CostsPage />),
  },
});

const navEntry = NavEntryBlueprint.make({
  params: {
    routeRef: costsRouteRef,
    section: 'operate',
    order: 10,
    title: finopsTranslationRef('costs.title'),
  },
});

const runsPage = PageBlueprint.make({
  name: 'runs',
  params: {
    path: '/finops/runs',
    title: finopsTranslationRef('nav.runs'),
    routeRef: runsRouteRef,
    noHeader: true,
    loader: () =>
      import('./runs/FinopsRunsPage').then(m => <m.FinopsRunsPage />),
  },
});

const rulesPage = PageBlueprint.make({
  name: 'rules',
  params: {
    path: '/finops/rules',
    title: finopsTranslationRef('rules.title'),
    icon: <RuleIcon />,
    routeRef: rulesRouteRef,
    noHeader: true,
    loader: () => import('./rules/RulesRoutes').then(m => <m.RulesRoutes />),
  },
});

const rulesNavEntry = NavEntryBlueprint.make({
  name: 'rules',
  params: {
    routeRef: rulesRouteRef,
    section: 'administration',
    action: 'finops.rules.write',
    order: 10,
    title: finopsTranslationRef('rules.title'),
  },
});

const periodsPage = PageBlueprint.make({
  name: 'periods',
  params: {
    path: '/finops/periods',
    title: finopsTranslationRef('periods.title'),
    icon: <MonthIcon />,
    routeRef: periodsRouteRef,
    noHeader: true,
    loader: () => import('./periods/PeriodsPage').then(m => <m.PeriodsPage />),
  },
});

const periodsNavEntry = NavEntryBlueprint.make({
  name: 'periods',
  params: {
    routeRef: periodsRouteRef,
    section: 'administration',
    action: 'finops.periods.write',
    order: 11,
    title: finopsTranslationRef('periods.title'),
  },
});

const homeCost = HomeColumnBlueprint.make({
  name: 'cost',
  params: {
    order: 20,
    title: finopsTranslationRef('home.cost'),
    numeric: true,
    loader: () => import('./home/useCostCells').then(m => m.useCostCells),
  },
});

const homeChange = HomeColumnBlueprint.make({
  name: 'cost-change',
  params: {
    order: 21,
    title: finopsTranslationRef('home.change'),
    numeric: true,
    wide: true,
    loader: () => import('./home/useCostCells').then(m => m.useChangeCells),
  },
});

const homeKpi = HomeKpiBlueprint.make({
  name: 'cost',
  params: {
    order: 10,
    loader: () => import('./home/useCostKpi').then(m => m.useCostKpi),
  },
});

const homeCard = HomeCardBlueprint.make({
  params: {
    action: 'finops.runs.write',
    loader: () => import('./home/FinopsCard').then(m => <m.FinopsCard />),
  },
});

const applicationCostCard = ApplicationCardBlueprint.make({
  name: 'cost',
  params: {
    loader: () => import('./cards/LastMonthCard').then(m => m.LastMonthCard),
  },
});

const applicationCostTab = ApplicationTabBlueprint.make({
  name: 'cost',
  params: {
    path: 'cost',
    title: finopsTranslationRef('tab.title'),
    loader: () => import('./application/CostTab').then(m => m.CostTab),
  },
});

export const finopsPlugin = createFrontendPlugin({
  pluginId: 'rosetta-finops',
  info: { packageJson: () => import('../package.json') },
  routes: {
    costs: costsRouteRef,
    runs: runsRouteRef,
    run: runRouteRef,
    rules: rulesRouteRef,
    periods: periodsRouteRef,
    rule: ruleRouteRef,
  },
  extensions: [
    costsPage,
    navEntry,
    runsPage,
    rulesPage,
    rulesNavEntry,
    periodsPage,
    periodsNavEntry,
    homeCost,
    homeChange,
    homeKpi,
    homeCard,
    applicationCostCard,
    applicationCostTab,
  ],
});
