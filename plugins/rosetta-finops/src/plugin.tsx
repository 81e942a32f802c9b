import CompareIcon from '@mui/icons-material/DifferenceOutlined';
import PaymentsIcon from '@mui/icons-material/PaymentsOutlined';
import {
  PageBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  ApplicationCardBlueprint,
  ApplicationColumnBlueprint,
  ApplicationTabBlueprint,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  HomeCardBlueprint,
  HomeColumnBlueprint,
  HomeKpiBlueprint,
} from '@rosetta/plugin-rosetta-core-react/home';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import { adminPages } from './adminPages';
import {
  anomaliesRouteRef,
  budgetsRouteRef,
  commitmentsRouteRef,
  comparisonRouteRef,
  costsRouteRef,
  forecastRouteRef,
  invoicesRouteRef,
  kpisRouteRef,
  periodsRouteRef,
  pricesRouteRef,
  qualityRouteRef,
  quarantineRouteRef,
  ratesRouteRef,
  ruleRouteRef,
  rulesRouteRef,
  runRouteRef,
  runsRouteRef,
  unitCostsRouteRef,
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

const comparisonPage = PageBlueprint.make({
  name: 'comparison',
  params: {
    path: '/finops/comparison',
    title: finopsTranslationRef('comparison.title'),
    icon: <CompareIcon />,
    routeRef: comparisonRouteRef,
    noHeader: true,
    loader: () =>
      import('./comparison/ComparisonPage').then(m => <m.ComparisonPage />),
  },
});

const comparisonEntry = NavEntryBlueprint.make({
  name: 'comparison',
  params: {
    routeRef: comparisonRouteRef,
    section: 'operate',
    order: 11,
    title: finopsTranslationRef('comparison.title'),
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

const forecastPage = PageBlueprint.make({
  name: 'forecast',
  params: {
    path: '/finops/forecast',
    title: finopsTranslationRef('forecast.title'),
    routeRef: forecastRouteRef,
    noHeader: true,
    loader: () =>
      import('./forecast/ForecastPage').then(m => <m.ForecastPage />),
  },
});

const unitCostPage = PageBlueprint.make({
  name: 'unit-costs',
  params: {
    path: '/finops/unit-costs',
    title: finopsTranslationRef('unitCosts.title'),
    routeRef: unitCostsRouteRef,
    noHeader: true,
    loader: () =>
      import('./unitCosts/UnitCostPage').then(m => <m.UnitCostPage />),
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

const applicationCostColumn = ApplicationColumnBlueprint.make({
  name: 'cost',
  params: {
    order: 20,
    loader: () =>
      import('./application/useCostColumn').then(m => m.useCostColumn),
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

/** Its code and its figures are fetched once somebody opens it. */
const entityCostTab = EntityContentBlueprint.make({
  name: 'cost',
  params: {
    path: '/cost',
    title: finopsTranslationRef('tab.title'),
    filter: { kind: { $in: ['component', 'system', 'group'] } },
    loader: () =>
      import('./entity/EntityCostTab').then(m => <m.EntityCostTab />),
  },
});

export const finopsPlugin = createFrontendPlugin({
  pluginId: 'rosetta-finops',
  info: { packageJson: () => import('../package.json') },
  routes: {
    costs: costsRouteRef,
    comparison: comparisonRouteRef,
    anomalies: anomaliesRouteRef,
    runs: runsRouteRef,
    run: runRouteRef,
    rules: rulesRouteRef,
    periods: periodsRouteRef,
    quarantine: quarantineRouteRef,
    rates: ratesRouteRef,
    invoices: invoicesRouteRef,
    budgets: budgetsRouteRef,
    prices: pricesRouteRef,
    forecast: forecastRouteRef,
    unitCosts: unitCostsRouteRef,
    commitments: commitmentsRouteRef,
    kpis: kpisRouteRef,
    quality: qualityRouteRef,
    rule: ruleRouteRef,
  },
  extensions: [
    costsPage,
    navEntry,
    comparisonPage,
    comparisonEntry,
    runsPage,
    forecastPage,
    unitCostPage,
    ...adminPages,
    homeCost,
    homeChange,
    homeKpi,
    homeCard,
    applicationCostCard,
    applicationCostColumn,
    applicationCostTab,
    entityCostTab,
  ],
});
