import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { Pivot, listPivots } from '@rosetta/contracts/ref';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { finopsPlugin } from '../plugin';
import { costsRouteRef } from '../routes';
import { anomalyOf } from '../anomalies/testUtils';
import {
  FinopsAnswers,
  costsOf,
  item,
  serveFinops,
  trendOf,
} from '../testUtils';
import { EntityCostTab } from './EntityCostTab';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
};
const address = () =>
  screen.getByText(/^\//, { selector: 'output' }).textContent;

const entityOf = (
  kind: string,
  name: string,
  parts: string[] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  relations: parts.map(targetRef => ({ type: 'hasPart', targetRef })),
});

/** Checkout has two components, payments one; the catalog knows of others. */
const PIVOTS = [
  ['app-checkout', 'component:default/checkout'],
  ['app-checkout', 'component:default/basket'],
  ['app-payments', 'component:default/payments'],
].map(
  ([application, value]): Pivot => ({
    id: value,
    application,
    type: 'catalog:component',
    value,
    version: 1,
    validFrom: null,
    validTo: null,
  }),
);

describe('the cost on a page of the catalog', () => {
  const portal = createPortalDouble();

  const show = (entity: Entity, given: FinopsAnswers = {}) => {
    const queries = serveFinops(portal, {
      costs: ({ groupBy }) =>
        costsOf([item('app-payments', '10', { label: 'Payments' })], {
          groupBy,
        }),
      trend: ({ groupBy }) => trendOf({ groupBy, missing: [] }),
      ...given,
    });
    portal.answer(listPivots, ({ query: { components, application } }) => ({
      items: PIVOTS.filter(
        pivot =>
          components?.split(',').includes(pivot.value) ??
          application?.split(',').includes(pivot.application),
      ),
      version: 1,
      knownAt: '2026-11-21T00:00:00.000Z',
    }));
    renderInTestApp(
      <EntityProvider entity={entity}>
        <EntityCostTab />
        <Address />
      </EntityProvider>,
      { apis: portal.apis(), mountedRoutes: { '/finops': costsRouteRef } },
    );
    return queries;
  };

  const table = () => screen.findByRole('grid', { name: 'Figures' });

  it('of a component is that of its application, by product', async () => {
    const queries = show(entityOf('Component', 'payments'));
    expect(await table()).toBeVisible();
    expect(
      screen.getByText('What it cost by product, September 2024'),
    ).toBeVisible();
    expect(queries.costs).toContainEqual(
      expect.objectContaining({ application: 'app-payments', groupBy: 'product' }), // prettier-ignore
    );
    expect(screen.queryByText(/has other components/)).toBeNull();
  });

  it('of a component names the others that its application has', async () => {
    show(entityOf('Component', 'checkout'));
    expect(
      await screen.findByText(/has other components too/),
    ).toHaveTextContent(
      'app-checkout has other components too, and this is the cost of all of them: basket',
    );
  });

  it('of a component without an application says what to do', async () => {
    show(entityOf('Component', 'orphan'));
    expect(
      await screen.findByText('This component belongs to no application'),
    ).toBeVisible();
    expect(screen.getByText(/component:default\/orphan/)).toBeVisible();
  });

  it('of a system is that of its applications, each once, and says which are not its alone', async () => {
    const queries = show(
      entityOf('System', 'shop', [
        'component:default/payments',
        'component:default/checkout',
        'component:default/orphan',
        'api:default/payments',
      ]),
    );
    expect(await table()).toBeVisible();
    expect(queries.costs).toContainEqual(
      expect.objectContaining({
        application: 'app-checkout,app-payments',
        groupBy: 'application',
      }),
    );
    expect(
      await screen.findByText(/also has components outside this system/),
    ).toHaveTextContent('basket');
  });

  it('of a system without applications says what to do', async () => {
    show(entityOf('System', 'empty'));
    expect(
      await screen.findByText('No component of this system belongs to an application'), // prettier-ignore
    ).toBeVisible();
  });

  it('of a group is that of its applications and of those of the groups below', async () => {
    const queries = show(entityOf('Group', 'team-payments'));
    await user.click(await within(await table()).findByText('Payments'));
    expect(queries.costs).toContainEqual(
      expect.objectContaining({ group: 'team-payments', groupBy: 'application' }), // prettier-ignore
    );
  });

  it('of a group says which anomalies of its applications are open', async () => {
    show(entityOf('Group', 'team-payments'), { anomalies: [anomalyOf()] });
    expect(await screen.findByText('1 open anomaly')).toBeVisible();
    expect(screen.getByText(/^Shop · Compute · Sep 10, 2024/)).toBeVisible();
  });

  it('leads from its figures to what they are made of', async () => {
    show(entityOf('Group', 'team-payments'));
    await table();
    await user.click(screen.getByRole('button', { name: 'Explain' }));
    await waitFor(() =>
      expect(address()).toBe(
        '/finops?group=team-payments&from=2024-09&to=2024-10&view=explain&currency=USD',
      ),
    );
  });

  it('of a group that owns nothing says what to do', async () => {
    show(entityOf('Group', 'team-new'), { costs: () => costsOf([]) });
    expect(
      await screen.findByText('No cost is attributed to the applications of this group'), // prettier-ignore
    ).toBeVisible();
  });

  it('has a tab on pages of components, systems and groups only, fetched once it is opened', () => {
    const asked: string[] = [];
    portal.server.events.on('request:start', ({ request }) => {
      asked.push(request.url);
    });
    const isShown = createExtensionTester(
      finopsPlugin.getExtension('entity-content:rosetta-finops/cost'),
      { apis: [mockApis.translation()] },
    ).get(EntityContentBlueprint.dataRefs.filterFunction)!;
    const kinds = ['Component', 'System', 'Group', 'API', 'User', 'Resource'];
    expect(kinds.filter(kind => isShown(entityOf(kind, 'x')))).toEqual([
      'Component',
      'System',
      'Group',
    ]);
    expect(asked).toEqual([]);
  });
});
