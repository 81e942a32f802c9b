import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { getForecast, listBudgets, listCosts } from '@rosetta/contracts/finops';
import { listGroups } from '@rosetta/contracts/ref';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  budgetsRouteRef,
  commitmentsRouteRef,
  costsRouteRef,
  forecastRouteRef,
} from '../routes';
import { KpisPage } from './KpisPage';

const PROVENANCE = { currency: 'USD', measure: 'effective' as const, from: '2024-09', to: '2024-10', published: [], missing: [], otherCurrencies: [] }; // prettier-ignore

const BACKTEST = {
  ...{ origins: 3, wape: 0.1, bias: 0, coverage80: 0.8, coverage95: 0.95 },
  baseline: { wape: 0.3, bias: 0 },
};

const FORECAST = {
  ...PROVENANCE,
  horizon: '3' as const,
  total: { method: null, history: [], months: [], backtest: BACKTEST },
  items: [],
};

const answer = (amount: string, unallocated: string) =>
  ({
    ...PROVENANCE,
    ...{ groupBy: 'month', items: [] },
    total: { amount, direct: '96', indirect: '0', unallocated, previous: null, change: null },
  } as never); // prettier-ignore

describe('KpisPage', () => {
  const portal = createPortalDouble();

  it('shows the KPIs, how they are made, and where each leads', async () => {
    portal.answerMe(['Rosetta_User']);
    portal.answer(listCosts, ({ query }) =>
      query.measure === 'list' ? answer('200', '0') : answer('100', '4'),
    );
    portal.answer(listBudgets, () => ({ items: [], revision: 0 } as never));
    portal.answer(listGroups, () => ({ items: [], version: 1, knownAt: '2024-10-02T02:00:00.000Z' })); // prettier-ignore
    portal.answer(getForecast, () => FORECAST);
    renderInTestApp(<KpisPage />, {
      apis: portal.apis(),
      mountedRoutes: {
        '/finops': costsRouteRef,
        '/finops/commitments': commitmentsRouteRef,
        '/finops/budgets': budgetsRouteRef,
        '/finops/forecast': forecastRouteRef,
      },
    });
    const kpi = async (name: string) =>
      within(await screen.findByRole('region', { name }));
    const allocated = await kpi('Allocated cost');
    expect(allocated.getByText('96.0%')).toBeVisible();
    expect(allocated.getByRole('link')).toHaveAttribute(
      'href',
      '/finops?from=2024-09&to=2024-10&view=unallocated',
    );
    expect((await kpi('Effective savings rate')).getByText('50.0%')).toBeVisible(); // prettier-ignore
    const variance = await kpi('Budget variance');
    expect(variance.getByText('–')).toBeVisible();
    expect(variance.getByRole('link', { name: /^No budget/ })).toHaveAttribute('href', '/finops/budgets'); // prettier-ignore
    const accuracy = await kpi('Forecast accuracy');
    expect(accuracy.getByText('90.0%')).toBeVisible();
    expect(accuracy.getByRole('link', { name: /^70.0% by the baseline/ })).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('grid', { name: 'Month by month' })).toBeVisible();
  });
});
