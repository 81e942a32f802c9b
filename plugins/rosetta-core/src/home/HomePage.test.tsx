import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { Role } from '@rosetta/contracts/access';
import { createRouteRef } from '@backstage/frontend-plugin-api';
import { navigationApiRef } from '@rosetta/plugin-rosetta-core-react/nav';
import { yourAccessRouteRef } from '../routes';
import { coreTranslationRef } from '../translation';
import { HomePage } from './HomePage';

const costsRouteRef = createRouteRef();
/** A page of a domain; its title is a text of this plugin, for want of another one. */
const navigation = {
  entries: () => [
    {
      routeRef: costsRouteRef,
      section: 'operate' as const,
      order: 1,
      title: coreTranslationRef('platform.title'),
      question: coreTranslationRef('platform.line'),
    },
  ],
};

describe('HomePage', () => {
  const portal = createPortalDouble();

  const show = (roles?: Role[]) => {
    portal.answerMe(roles);
    renderInTestApp(
      <HomePage cards={[{ id: 'cost', element: <p>Cost of last month</p> }]} />,
      {
        apis: [
          ...portal.apis(),
          [navigationApiRef, navigation],
          mockApis.identity({ displayName: 'Jane Doe' }),
        ],
        mountedRoutes: {
          '/finops': costsRouteRef,
          '/your-access': yourAccessRouteRef,
        },
      },
    );
  };

  it('greets the person and shows the cards of the domains', async () => {
    show();
    expect(await screen.findByText('Welcome, Jane Doe')).toBeVisible();
    expect(await screen.findByText('Cost of last month')).toBeVisible();
  });

  it('links to the pages that are installed, and to no others', async () => {
    show();
    const costs = await screen.findByRole('link', {
      name: /^Platform status/,
    });
    expect(costs).toHaveAttribute('href', '/finops');
    expect(screen.queryByText('Catalog')).not.toBeInTheDocument();
  });

  it('shows the permissions of the person, and links to their reasons', async () => {
    show();
    expect(await screen.findByText('See costs')).toBeVisible();
    expect(screen.queryByText('Change budgets')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Why you have them/ }),
    ).toHaveAttribute('href', '/your-access');
  });

  it('shows a person without a role how to get one', async () => {
    show([]);
    expect(await screen.findByText('You have no role yet')).toBeVisible();
    expect(screen.queryByText('Cost of last month')).not.toBeInTheDocument();
  });
});
