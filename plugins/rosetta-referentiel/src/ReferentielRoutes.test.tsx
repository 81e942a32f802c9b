import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ApplicationProps,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { applicationRouteRef } from '@rosetta/plugin-rosetta-core-react';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { ReferentielRoutes } from './ReferentielRoutes';
import { applicationsRouteRef } from './routes';
import { serveReferentiel } from './testUtils';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const CostCard = ({ application }: ApplicationProps) => (
  <p>Cost of {application}</p>
);
const CostTab = ({ application }: ApplicationProps) => (
  <p>Every cost of {application}</p>
);

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
};
const address = () =>
  screen.getByText(/^\/referentiel/, { selector: 'output' }).textContent;

describe('the référentiel', () => {
  const portal = createPortalDouble();

  const show = (path: string) => {
    serveReferentiel(portal);
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
        },
        apis: [
          ...portal.apis(),
          [
            applicationSheetApiRef,
            {
              cards: () => [{ id: 'cost', component: CostCard }],
              tabs: () => [
                { id: 'cost', path: 'cost', title: 'Cost', component: CostTab },
              ],
            },
          ],
        ],
      },
    );
  };

  it('lists applications with their owners; a row opens the sheet', async () => {
    show('/referentiel');
    expect(await screen.findByText('Shop team')).toBeVisible();
    expect(screen.getByText('Critical')).toBeVisible();
    await user.click(screen.getByText('Shop'));
    await waitFor(() =>
      expect(address()).toBe('/referentiel/applications/app-shop'),
    );
  });

  it('filters by the group of the address', async () => {
    show('/referentiel?group=commerce');
    expect(await screen.findByText('Mail')).toBeVisible();
    expect(screen.queryByText('Shop')).not.toBeInTheDocument();
  });

  it('shows the owner of an application, the cards of the domains, and its identifiers in the tools', async () => {
    show('/referentiel/applications/app-shop');
    expect(await screen.findByText('Shop team')).toBeVisible();
    expect(screen.getByText('Digital commerce')).toBeVisible();
    expect(screen.getByText('Members: jane')).toBeVisible();
    expect(screen.getByText('Cost of app-shop')).toBeVisible();
    expect(await screen.findByText('component:default/shop')).toBeVisible();
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
