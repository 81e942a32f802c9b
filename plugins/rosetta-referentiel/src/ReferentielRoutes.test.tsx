import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { listGroups } from '@rosetta/contracts/ref';
import {
  ApplicationProps,
  ApplicationToolsProps,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  applicationRouteRef,
  entityRouteRef,
} from '@rosetta/plugin-rosetta-core-react';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { ReferentielRoutes } from './ReferentielRoutes';
import { applicationsRouteRef, docsRouteRef } from './routes';
import { serveReferentiel } from './testUtils';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const CostCard = ({ application }: ApplicationProps) => (
  <p>Cost of {application}</p>
);
const CostTab = ({ application }: ApplicationProps) => (
  <p>Every cost of {application}</p>
);

const LiveTools = ({ besides }: ApplicationToolsProps) => (
  <p>Besides {besides.join(', ')}</p>
);

const COMPONENT = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    namespace: 'default',
    annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
    links: [{ url: 'https://gitlab.example/shop', title: 'Source' }],
  },
};

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
};
const address = () =>
  screen.getByText(/^\/referentiel/, { selector: 'output' }).textContent;

describe('the référentiel', () => {
  const portal = createPortalDouble();

  const show = (
    path: string,
    prepare = () => {},
    catalog: CatalogApi = catalogApiMock({ entities: [COMPONENT] }),
  ) => {
    serveReferentiel(portal);
    prepare();
    renderInTestApp(
      <>
        <Routes>
          <Route path="/referentiel/*" element={<ReferentielRoutes />} />
        </Routes>
        <Address />
      </>,
      {
        initialRouteEntries: [path],
        mountedRoutes: {
          '/referentiel': applicationsRouteRef,
          '/sheets/:id': applicationRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
          '/docs/:namespace/:kind/:name': docsRouteRef,
        },
        apis: [
          ...portal.apis(),
          [catalogApiRef, catalog],
          [
            applicationSheetApiRef,
            {
              cards: () => [{ id: 'cost', component: CostCard }],
              tabs: () => [
                { id: 'cost', path: 'cost', title: 'Cost', component: CostTab },
              ],
              tools: () => [{ id: 'live', component: LiveTools }],
            },
          ],
        ],
      },
    );
  };

  it('lists applications with their owners; a row opens the sheet', async () => {
    show('/referentiel');
    const owner = await screen.findByText('Shop team');
    expect(owner).toHaveAttribute('href', '/catalog/default/group/team-shop');
    expect(screen.getByText('Shop')).toHaveAttribute('href', '/sheets/app-shop'); // prettier-ignore
    await user.click(screen.getByText('Critical'));
    await waitFor(() =>
      expect(address()).toBe('/referentiel/applications/app-shop'),
    );
  });

  it('filters by the group of the address', async () => {
    show('/referentiel?group=commerce');
    expect(await screen.findByText('Mail')).toBeVisible();
    expect(screen.queryByText('Shop')).not.toBeInTheDocument();
  });

  it('opens with the owner of an application, its criticality, and the cards of the domains', async () => {
    show('/referentiel/applications/app-shop');
    expect(await screen.findByText('Criticality:')).toHaveTextContent('Criticality: Critical'); // prettier-ignore
    await screen.findByText('jane');
    const owners = screen.getAllByText('Shop team');
    expect(owners).toHaveLength(2);
    for (const owner of owners)
      expect(owner).toHaveAttribute('href', '/catalog/default/group/team-shop');
    expect(screen.getByText('Digital commerce')).toHaveAttribute('href', '/catalog/default/group/commerce'); // prettier-ignore
    expect(screen.getByText('jane')).toHaveAttribute('href', '/catalog/default/user/jane'); // prettier-ignore
    expect(screen.getByText('Cost of app-shop')).toBeVisible();
  });

  it('shows the id of the owning group when the groups cannot be read', async () => {
    show('/referentiel/applications/app-shop/relations', () =>
      portal.answer(listGroups, () => {
        throw new RequestError({ name: 'ServiceUnavailableError', message: 'Try again', status: 503 }); // prettier-ignore
      }),
    );
    const owner = await screen.findByText('team-shop');
    expect(owner).toHaveAttribute('href', '/catalog/default/group/team-shop');
  });

  it('folds the identifiers of an application away', async () => {
    show('/referentiel/applications/app-shop');
    const fold = await screen.findByText('Identifiers in the tools (1)');
    expect(screen.queryByText('component:default/shop')).toBeNull();
    await user.click(fold);
    expect(await screen.findByText('component:default/shop')).toBeVisible();
  });

  it('has buttons to the tools of an application: of its component, and of the domains', async () => {
    show('/referentiel/applications/app-shop');
    const tools = within(await screen.findByRole('group', { name: 'Tools of the application' })); // prettier-ignore
    const addressIn = async (name: string) =>
      (await tools.findByRole('link', { name })).getAttribute('href');
    expect(await addressIn('Catalog')).toBe('/catalog/default/component/shop');
    expect(await addressIn('Docs')).toBe('/docs/default/component/shop');
    expect(await addressIn('Source')).toBe('https://gitlab.example/shop');
    expect(tools.getByText('Besides Catalog, Docs, Source')).toBeVisible();
  });

  it('shows why the buttons to its component are missing, and retries', async () => {
    const failing = catalogApiMock({ entities: [COMPONENT] });
    let isAway = true;
    show('/referentiel/applications/app-shop', () => {}, {
      ...failing,
      getEntitiesByRefs: async request => {
        if (isAway) throw new Error('the catalog is away');
        return failing.getEntitiesByRefs(request);
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Links to its components could not be read'); // prettier-ignore
    expect(alert).toHaveTextContent('the catalog is away');
    isAway = false;
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('link', { name: 'Source' })).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('has a tab, with an address, for each domain and for relations', async () => {
    show('/referentiel/applications/app-shop');
    await user.click(await screen.findByRole('tab', { name: 'Cost' }));
    expect(await screen.findByText('Every cost of app-shop')).toBeVisible();
    await user.click(screen.getByRole('tab', { name: 'Relations' }));
    const other = await screen.findByText('Mail');
    expect(other.closest('a')).toHaveAttribute('href', '/sheets/app-mail');
    expect(address()).toBe('/referentiel/applications/app-shop/relations');
  });

  it('shows the error when there is no such application', async () => {
    show('/referentiel/applications/app-none');
    expect(
      await screen.findByText('There is no application app-none at that time'),
    ).toBeVisible();
  });
});
