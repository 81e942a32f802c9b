import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { accessApiRef } from '@rosetta/plugin-rosetta-core-react/access';
import { placeRouteRefs, yourAccessRouteRef } from '../routes';
import { personWith } from '../testUtils';
import { HomePage } from './HomePage';

const show = (access = personWith()) =>
  renderInTestApp(
    <HomePage cards={[{ id: 'cost', element: <p>Cost of last month</p> }]} />,
    {
      apis: [
        [accessApiRef, access],
        mockApis.identity({ displayName: 'Jane Doe' }),
      ],
      mountedRoutes: {
        '/finops': placeRouteRefs.costs,
        '/your-access': yourAccessRouteRef,
      },
    },
  );

describe('HomePage', () => {
  it('greets, and shows what the domains put there', async () => {
    show();
    expect(await screen.findByText('Welcome, Jane Doe')).toBeVisible();
    expect(await screen.findByText('Cost of last month')).toBeVisible();
  });

  it('leads to the places that are installed, and offers no others', async () => {
    show();
    const costs = await screen.findByRole('link', { name: /^Costs/ });
    expect(costs).toHaveAttribute('href', '/finops');
    expect(screen.queryByText('Catalog')).not.toBeInTheDocument();
  });

  it('says what the person may do, and where to learn why', async () => {
    show();
    expect(await screen.findByText('See costs')).toBeVisible();
    expect(screen.queryByText('Change budgets')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Why these rights/ }),
    ).toHaveAttribute('href', '/your-access');
  });

  it('tells a person without a role what to do', async () => {
    show(personWith([]));
    expect(await screen.findByText('You have no role yet')).toBeVisible();
    expect(screen.queryByText('Cost of last month')).not.toBeInTheDocument();
  });
});
