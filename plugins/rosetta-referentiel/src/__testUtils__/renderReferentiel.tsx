import { ReactNode } from 'react';
import { screen } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  applicationRouteRef,
  entityRouteRef,
} from '@rosetta/plugin-rosetta-core-react';
import {
  ApplicationSheetApi,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { PortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { ReferentielRoutes } from '../ReferentielRoutes';
import { applicationsRouteRef, docsRouteRef } from '../routes';

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
};

/** The address of the page of the référentiel that is shown. */
export const shownAddress = () =>
  screen.getByText(/^\/referentiel/, { selector: 'output' }).textContent;

const NO_CARDS: ApplicationSheetApi = {
  cards: () => [],
  tabs: () => [],
  tools: () => [],
  columns: () => [],
};

interface RenderOptions {
  catalog?: CatalogApi;
  sheet?: ApplicationSheetApi;
  /** Besides the routes of the référentiel. */
  routes?: ReactNode;
}

/** The pages of the référentiel at an address, in a portal that has the catalog and the documentation. */
export const renderReferentiel = (
  portal: PortalDouble,
  path: string,
  { catalog = catalogApiMock(), sheet = NO_CARDS, routes }: RenderOptions = {},
) =>
  renderInTestApp(
    <>
      <Routes>
        {routes}
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
        [applicationSheetApiRef, sheet],
      ],
    },
  );
