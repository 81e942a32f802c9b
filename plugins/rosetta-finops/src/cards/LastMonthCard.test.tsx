import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { finopsApiRef } from '../api/finopsApi';
import { costsRouteRef } from '../routes';
import { costsOf, createFakeFinops, trendOf } from '../testUtils';
import { LastMonthCard } from './LastMonthCard';

const show = (card: JSX.Element, finops = createFakeFinops().finops) =>
  renderInTestApp(card, {
    apis: [[finopsApiRef, finops]],
    mountedRoutes: { '/finops': costsRouteRef },
  });

describe('LastMonthCard', () => {
  it('says what the last published month cost, and leads to what it is made of', async () => {
    show(<LastMonthCard />);
    expect(await screen.findByText('Cost in September 2024')).toBeVisible();
    expect(screen.getByText('$14.98')).toBeVisible();
    expect(screen.getByRole('link')).toHaveAttribute('href', '/finops');
  });

  it('is of one application on its sheet', async () => {
    const { finops, asked } = createFakeFinops();
    show(<LastMonthCard application="app-payments" />, finops);
    expect(await screen.findByRole('link')).toHaveAttribute(
      'href',
      '/finops?application=app-payments',
    );
    expect(asked.costs[0]).toMatchObject({ application: 'app-payments' });
  });

  it('comes from months of the same currency', async () => {
    const asked: object[] = [];
    const { finops } = createFakeFinops({
      costs: async () => costsOf([], { currency: 'EUR' }),
      trend: async query => {
        asked.push(query);
        return trendOf({ currency: 'EUR' });
      },
    });
    show(<LastMonthCard />, finops);
    expect(await screen.findByText('€14.98')).toBeVisible();
    expect(asked).toMatchObject([{ currency: 'EUR' }]);
  });

  it('shows no zero where nothing was published', async () => {
    const { finops } = createFakeFinops({
      costs: async () => costsOf([], { missing: ['2024-09'] }),
    });
    show(<LastMonthCard />, finops);
    expect(await screen.findByText('–')).toBeVisible();
  });
});
