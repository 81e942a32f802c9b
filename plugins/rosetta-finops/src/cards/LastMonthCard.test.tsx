import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { costsRouteRef } from '../routes';
import { FinopsAnswers, costsOf, serveFinops, trendOf } from '../testUtils';
import { LastMonthCard } from './LastMonthCard';

describe('LastMonthCard', () => {
  const portal = createPortalDouble();

  const show = (card: JSX.Element, given?: FinopsAnswers) => {
    const queries = serveFinops(portal, given);
    renderInTestApp(card, {
      apis: portal.apis(),
      mountedRoutes: { '/finops': costsRouteRef },
    });
    return queries;
  };

  it('shows the cost of the last published month, and links to its breakdown', async () => {
    show(<LastMonthCard />);
    expect(await screen.findByText('Cost in September 2024')).toBeVisible();
    expect(screen.getByText('$14.98')).toBeVisible();
    expect(screen.getByRole('link')).toHaveAttribute('href', '/finops');
  });

  it('shows one application on its sheet', async () => {
    const queries = show(<LastMonthCard application="app-payments" />);
    expect(await screen.findByRole('link')).toHaveAttribute(
      'href',
      '/finops?application=app-payments',
    );
    expect(queries.costs[0]).toMatchObject({ application: 'app-payments' });
  });

  it('requests the trend in the currency of the month', async () => {
    const queries: object[] = [];
    show(<LastMonthCard />, {
      costs: () => costsOf([], { currency: 'EUR' }),
      trend: query => {
        queries.push(query);
        return trendOf({ currency: 'EUR' });
      },
    });
    expect(await screen.findByText('€14.98')).toBeVisible();
    expect(queries).toMatchObject([{ currency: 'EUR' }]);
  });

  it('shows no zero where nothing was published', async () => {
    show(<LastMonthCard />, {
      costs: () => costsOf([], { missing: ['2024-09'] }),
    });
    expect(await screen.findByText('–')).toBeVisible();
  });
});
