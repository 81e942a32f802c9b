import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { commitmentsRouteRef, invoicesRouteRef, kpisRouteRef } from '../routes';
import { serveFinops } from '../testUtils';
import { CostsPage } from './CostsPage';

describe('the links of CostsPage', () => {
  const portal = createPortalDouble();

  it('lead everyone with a role to the pages that the navigation shows to FinOps admins alone', async () => {
    serveFinops(portal);
    portal.answerMe(['Rosetta_User']);
    renderInTestApp(<CostsPage />, {
      apis: portal.apis(),
      mountedRoutes: {
        '/finops/commitments': commitmentsRouteRef,
        '/finops/invoices': invoicesRouteRef,
        '/finops/kpis': kpisRouteRef,
      },
    });
    const links = {
      Commitments: '/finops/commitments',
      Invoices: '/finops/invoices',
      'FinOps KPIs': '/finops/kpis',
    };
    for (const [name, href] of Object.entries(links))
      expect(await screen.findByRole('link', { name })).toHaveAttribute('href', href); // prettier-ignore
  });
});
