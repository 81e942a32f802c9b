import AnomalyIcon from '@mui/icons-material/TroubleshootOutlined';
import { ComponentType } from 'react';
import RuleIcon from '@mui/icons-material/AltRoute';
import MonthIcon from '@mui/icons-material/CalendarMonth';
import ExchangeIcon from '@mui/icons-material/CurrencyExchange';
import CommitmentIcon from '@mui/icons-material/HandshakeOutlined';
import KpisIcon from '@mui/icons-material/SpeedOutlined';
import QualityIcon from '@mui/icons-material/FactCheckOutlined';
import InvoiceIcon from '@mui/icons-material/ReceiptLongOutlined';
import QuarantineIcon from '@mui/icons-material/ReportProblemOutlined';
import PriceIcon from '@mui/icons-material/SellOutlined';
import BudgetIcon from '@mui/icons-material/SavingsOutlined';
import { PageBlueprint, RouteRef } from '@backstage/frontend-plugin-api';
import { Action } from '@rosetta/contracts/access';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import {
  anomaliesRouteRef,
  budgetsRouteRef,
  commitmentsRouteRef,
  invoicesRouteRef,
  kpisRouteRef,
  periodsRouteRef,
  pricesRouteRef,
  qualityRouteRef,
  quarantineRouteRef,
  ratesRouteRef,
  rulesRouteRef,
} from './routes';
import { finopsTranslationRef } from './translation';

interface AdminPage {
  /** Its address is `/finops/<name>`. */
  name:
    | 'anomalies'
    | 'budgets'
    | 'prices'
    | 'rules'
    | 'periods'
    | 'quarantine'
    | 'rates'
    | 'quality'
    | 'invoices'
    | 'commitments'
    | 'kpis';
  Icon: typeof RuleIcon;
  routeRef: RouteRef<undefined>;
  /** Who finds it in the navigation; its address may be open to more. */
  action: Action;
  load(): Promise<ComponentType>;
}

/** In the order in which the navigation has them. */
const PAGES: readonly AdminPage[] = [
  {
    name: 'anomalies',
    Icon: AnomalyIcon,
    routeRef: anomaliesRouteRef,
    action: 'finops.runs.write',
    load: () => import('./anomalies/AnomaliesPage').then(m => m.AnomaliesPage),
  },
  {
    name: 'budgets',
    Icon: BudgetIcon,
    routeRef: budgetsRouteRef,
    action: 'finops.budgets.write',
    load: () => import('./budgets/BudgetsPage').then(m => m.BudgetsPage),
  },
  {
    name: 'prices',
    Icon: PriceIcon,
    routeRef: pricesRouteRef,
    action: 'finops.prices.write',
    load: () => import('./prices/PricesPage').then(m => m.PricesPage),
  },
  {
    name: 'rules',
    Icon: RuleIcon,
    routeRef: rulesRouteRef,
    action: 'finops.rules.write',
    load: () => import('./rules/RulesRoutes').then(m => m.RulesRoutes),
  },
  {
    name: 'periods',
    Icon: MonthIcon,
    routeRef: periodsRouteRef,
    action: 'finops.periods.write',
    load: () => import('./periods/PeriodsPage').then(m => m.PeriodsPage),
  },
  {
    name: 'quarantine',
    Icon: QuarantineIcon,
    routeRef: quarantineRouteRef,
    action: 'finops.quarantine.read',
    load: () =>
      import('./quarantine/QuarantinePage').then(m => m.QuarantinePage),
  },
  {
    name: 'rates',
    Icon: ExchangeIcon,
    routeRef: ratesRouteRef,
    action: 'finops.rates.write',
    load: () => import('./rates/RatesPage').then(m => m.RatesPage),
  },
  {
    name: 'quality',
    Icon: QualityIcon,
    routeRef: qualityRouteRef,
    action: 'finops.quarantine.read',
    load: () =>
      import('./quality/DataQualityPage').then(m => m.DataQualityPage),
  },
  {
    name: 'invoices',
    Icon: InvoiceIcon,
    routeRef: invoicesRouteRef,
    action: 'finops.invoices.write',
    load: () => import('./invoices/InvoicesPage').then(m => m.InvoicesPage),
  },
  {
    name: 'commitments',
    Icon: CommitmentIcon,
    routeRef: commitmentsRouteRef,
    action: 'finops.runs.write',
    load: () =>
      import('./commitments/CommitmentsPage').then(m => m.CommitmentsPage),
  },
  {
    name: 'kpis',
    Icon: KpisIcon,
    routeRef: kpisRouteRef,
    action: 'finops.runs.write',
    load: () => import('./kpis/KpisPage').then(m => m.KpisPage),
  },
];

/** Pages of FinOps admins, each with its place in the navigation. */
export const adminPages = PAGES.flatMap(
  ({ name, Icon, routeRef, action, load }, at) => [
    PageBlueprint.make({
      name,
      params: {
        path: `/finops/${name}`,
        title: finopsTranslationRef(`${name}.title`),
        icon: <Icon />,
        routeRef,
        noHeader: true,
        loader: () => load().then(Page => <Page />),
      },
    }),
    NavEntryBlueprint.make({
      name,
      params: {
        routeRef,
        section: 'administration',
        action,
        order: 10 + at,
        title: finopsTranslationRef(`${name}.title`),
      },
    }),
  ],
);
