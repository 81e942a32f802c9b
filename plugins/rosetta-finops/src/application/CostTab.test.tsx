import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { costsRouteRef, runsRouteRef } from '../routes';
import { anomalyOf } from '../anomalies/testUtils';
import { FinopsAnswers, costsOf, serveFinops, trendOf } from '../testUtils';
import { CostTab } from './CostTab';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
};
const address = () =>
  screen.getByText(/^\//, { selector: 'output' }).textContent;

const period = (month: string) => ({
  period: month,
  runId: `run-${month}`,
  publishedAt: '2024-10-02T02:00:00.000Z',
  lines: 10,
  currencies: ['USD'],
});

describe('the cost of an application', () => {
  const portal = createPortalDouble();

  const show = (given: FinopsAnswers = {}) => {
    const queries = serveFinops(portal, {
      periods: () => ({
        items: [period('2024-09'), period('2024-08')],
        defaultRange: { from: '2024-09', to: '2024-10' },
      }),
      trend: ({ groupBy }) => trendOf({ groupBy, missing: [] }),
      ...given,
    });
    renderInTestApp(
      <>
        <CostTab application="app-payments" />
        <Address />
      </>,
      {
        apis: portal.apis(),
        mountedRoutes: {
          '/finops': costsRouteRef,
          '/finops/runs': runsRouteRef,
        },
      },
    );
    return queries;
  };

  it('is that of the published months, by product, as a picture and its table', async () => {
    const queries = show();
    const table = await screen.findByRole('grid', { name: 'Figures' });
    expect(await within(table).findByText('Storage')).toBeVisible();
    expect(screen.getByRole('figure', { name: /^Cost by product/ })).toBeVisible(); // prettier-ignore
    expect(
      screen.getByText('What it cost by product, Aug 2024 – Sep 2024'),
    ).toBeVisible();
    expect(queries.costs).toContainEqual(
      expect.objectContaining({
        application: 'app-payments',
        groupBy: 'product',
        from: '2024-08',
        to: '2024-10',
      }),
    );
  });

  it('shows which run it is from, and when that was published', async () => {
    show();
    await screen.findByText(/^From 1 run, published/);
    expect(screen.getByText('run-9').closest('a')).toHaveAttribute(
      'href',
      '/finops/runs/run-9',
    );
  });

  it('leads from a product to its lines, in the same months and currency', async () => {
    show();
    const table = await screen.findByRole('grid', { name: 'Figures' });
    await user.click(await within(table).findByText('Storage'));
    await waitFor(() =>
      expect(address()).toBe(
        '/finops?application=app-payments&from=2024-08&to=2024-10&product=storage&view=lines&currency=USD',
      ),
    );
  });

  it('switches its chart in place', async () => {
    show();
    await user.click(await screen.findByText('Over time'));
    await waitFor(() => expect(address()).toBe('/?picture=columns'));
  });

  it('says which anomalies are open, and marks their months in the picture', async () => {
    show({ anomalies: [anomalyOf()] });
    expect(await screen.findByText('1 open anomaly')).toBeVisible();
    await user.click(await screen.findByText('Over time'));
    expect(await screen.findByText('▲ 1 anomaly')).toBeInTheDocument();
  });

  it('shows that nothing is attributed to the application', async () => {
    show({ costs: () => costsOf([]) });
    expect(
      await screen.findByText('No cost is attributed to this application'),
    ).toBeVisible();
  });

  it('says what to do before the first bill is published', async () => {
    show({
      periods: () => ({
        items: [],
        defaultRange: { from: '2026-10', to: '2026-11' },
      }),
      costs: ({ from, to }) =>
        costsOf([], { from, to, published: [], missing: [from!] }),
    });
    expect(await screen.findByText(/^No bill for/)).toBeVisible();
  });

  it('shows what failed, with the request id', async () => {
    const failure = new RequestError({
      name: 'ServiceUnavailableError',
      message: 'finops-api does not answer',
      status: 503,
      requestId: 'request-7',
    });
    show({
      costs: () => {
        throw failure;
      },
    });
    expect(await screen.findByText(/request-7/)).toBeVisible();
  });
});
