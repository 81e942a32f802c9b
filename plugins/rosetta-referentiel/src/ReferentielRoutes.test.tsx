import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CatalogApi } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { getApplication, listGroups } from '@rosetta/contracts/ref';
import {
  ApplicationProps,
  ApplicationSheetApi,
  ApplicationToolsProps,
} from '@rosetta/plugin-rosetta-core-react/application';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  SHOP,
  renderReferentiel,
  serveReferentiel,
  shownAddress,
} from './__testUtils__';

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

const SHEET: ApplicationSheetApi = {
  cards: () => [{ id: 'cost', component: CostCard }],
  tabs: () => [{ id: 'cost', path: 'cost', title: 'Cost', component: CostTab }],
  tools: () => [{ id: 'live', component: LiveTools }],
  columns: () => [],
};

describe('the référentiel', () => {
  const portal = createPortalDouble();

  const show = (
    path: string,
    prepare = () => {},
    catalog: CatalogApi = catalogApiMock({ entities: [COMPONENT] }),
  ) => {
    serveReferentiel(portal);
    prepare();
    renderReferentiel(portal, path, { catalog, sheet: SHEET });
  };

  it('lists applications with their owners; a row opens the sheet', async () => {
    show('/referentiel');
    const owner = await screen.findByText('Shop team');
    expect(owner).toHaveAttribute('href', '/catalog/default/group/team-shop');
    expect(screen.getByText('Shop')).toHaveAttribute('href', '/sheets/app-shop'); // prettier-ignore
    await user.click(screen.getByText('Critical'));
    await waitFor(() =>
      expect(shownAddress()).toBe('/referentiel/applications/app-shop'),
    );
  });

  it('shows the list and a sheet as they were known on a day, and leads back to now', async () => {
    const asked: unknown[] = [];
    show('/referentiel?knownOn=2026-11-20', () => {
      portal.answer(getApplication, ({ query }) => {
        asked.push(query);
        return SHOP;
      });
    });
    expect(await screen.findByText(/As the référentiel knew it/)).toBeVisible();
    await user.click(await screen.findByText('Critical'));
    await waitFor(() =>
      expect(shownAddress()).toBe('/referentiel/applications/app-shop?knownOn=2026-11-20'),
    );
    const at = '2026-11-20T23:59:59.999Z';
    await waitFor(() => expect(asked[0]).toEqual({ knownAt: at, validAt: at }));
    await user.click(await screen.findByRole('button', { name: 'Back to now' }));
    await waitFor(() => expect(asked.at(-1)).toEqual({}));
  }); // prettier-ignore

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
    const [other] = await screen.findAllByText('Mail');
    expect(other.closest('a')).toHaveAttribute('href', '/sheets/app-mail');
    expect(shownAddress()).toBe('/referentiel/applications/app-shop/relations');
  });

  it('shows the error when there is no such application', async () => {
    show('/referentiel/applications/app-none');
    expect(
      await screen.findByText('There is no application app-none'),
    ).toBeVisible();
  });
});
