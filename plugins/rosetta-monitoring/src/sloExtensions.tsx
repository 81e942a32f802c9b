import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  ApplicationCardBlueprint,
  ApplicationTabBlueprint,
} from '@rosetta/plugin-rosetta-core-react/application';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import {
  budgetPolicyRouteRef,
  maintenanceRouteRef,
  slosRouteRef,
} from './routes';
import { monitoringTranslationRef } from './translation';

const slosPage = PageBlueprint.make({
  name: 'slos',
  params: {
    path: '/reliability/slos',
    title: monitoringTranslationRef('slos.title'),
    routeRef: slosRouteRef,
    noHeader: true,
    loader: () => import('./slos/SlosRoutes').then(m => <m.SlosRoutes />),
  },
});

const slosNavEntry = NavEntryBlueprint.make({
  name: 'slos',
  params: {
    routeRef: slosRouteRef,
    section: 'operate',
    order: 30,
    title: monitoringTranslationRef('slos.title'),
  },
});

const sloCard = ApplicationCardBlueprint.make({
  name: 'slos',
  params: { loader: () => import('./slos/SloCard').then(m => m.SloCard) },
});

const sloTab = ApplicationTabBlueprint.make({
  name: 'slos',
  params: {
    path: 'slos',
    title: monitoringTranslationRef('slos.title'),
    loader: () => import('./slos/SloTab').then(m => m.SloTab),
  },
});

const entitySloTab = EntityContentBlueprint.make({
  name: 'slos',
  params: {
    path: '/slos',
    title: monitoringTranslationRef('slos.title'),
    filter: { kind: { $in: ['component', 'system', 'group'] } },
    loader: () => import('./entity/EntitySloTab').then(m => <m.EntitySloTab />),
  },
});

const budgetPolicyPage = PageBlueprint.make({
  name: 'budget-policy',
  params: {
    path: '/reliability/error-budget-policy',
    title: monitoringTranslationRef('policy.title'),
    routeRef: budgetPolicyRouteRef,
    noHeader: true,
    loader: () =>
      import('./policy/BudgetPolicyPage').then(m => <m.BudgetPolicyPage />),
  },
});

const budgetPolicyNavEntry = NavEntryBlueprint.make({
  name: 'budget-policy',
  params: {
    routeRef: budgetPolicyRouteRef,
    section: 'operate',
    order: 35,
    title: monitoringTranslationRef('policy.title'),
  },
});

const maintenancePage = PageBlueprint.make({
  name: 'maintenance',
  params: {
    path: '/reliability/maintenance',
    title: monitoringTranslationRef('maintenance.title'),
    routeRef: maintenanceRouteRef,
    noHeader: true,
    loader: () =>
      import('./maintenance/MaintenancePage').then(m => <m.MaintenancePage />),
  },
});

const maintenanceNavEntry = NavEntryBlueprint.make({
  name: 'maintenance',
  params: {
    routeRef: maintenanceRouteRef,
    section: 'operate',
    order: 60,
    title: monitoringTranslationRef('maintenance.title'),
  },
});

/** Where objectives, the policy of their budgets and maintenance are seen. */
export const sloExtensions = [
  slosPage,
  slosNavEntry,
  sloCard,
  sloTab,
  entitySloTab,
  budgetPolicyPage,
  budgetPolicyNavEntry,
  maintenancePage,
  maintenanceNavEntry,
];
