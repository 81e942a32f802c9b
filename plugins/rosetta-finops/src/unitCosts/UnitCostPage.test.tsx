import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { listConsumptionLines, listUnitCosts } from '@rosetta/contracts/finops';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { costsRouteRef, unitCostsRouteRef } from '../routes';
import { costsOf, serveFinops } from '../testUtils';
import { UnitCostPage } from './UnitCostPage';
import { UnitCostSection } from './UnitCostSection';
import { UnitCostMonth, UnitCosts } from './unitCostView';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const month = (of: string, more: Partial<UnitCostMonth> = {}) => ({
  ...{ month: of, amount: '1234.5', quantity: '98000', unit: 'orders' },
  ...{ unitCost: '0.012596938776', change: null },
  ...more,
});
const MONTHS = [
  month('2024-08', { unitCost: null, quantity: null, unit: null, reason: 'no-quantity' }),
  month('2024-09', { change: -0.125 }),
]; // prettier-ignore

const answerOf = (more: Partial<UnitCosts> = {}): UnitCosts => {
  const { total: _, items: __, ...provenance } = costsOf([]);
  return {
    ...{ ...provenance, from: '2024-08', groupBy: 'application' },
    ...{ metric: 'orders', decimals: 12, total: { months: MONTHS } },
    metrics: [
      { metric: 'orders', unit: 'orders', byProduct: false, splitsCosts: false },
      { metric: 'log-volume', unit: 'GB', byProduct: false, splitsCosts: true },
    ],
    items: [{ key: 'app-payments', label: 'Payments', months: MONTHS }],
    ...more,
  }; // prettier-ignore
};

const Address = () => <output>{useLocation().search}</output>;

describe('UnitCostPage', () => {
  const portal = createPortalDouble();
  let asked: object[];
  const show = (
    more: Partial<UnitCosts> = {},
    page = <UnitCostPage />,
    at = '/',
  ) => {
    asked = [];
    serveFinops(portal);
    portal.answer(listUnitCosts, ({ query }) => {
      asked.push(query);
      return answerOf(more);
    });
    portal.answer(listConsumptionLines, ({ query }) => {
      asked.push(query);
      const item = { application: 'app-payments', label: 'Payments', product: 'none', productLabel: 'none' };
      const raw = { dataset: 'consumption', file: 'orders.csv', row: 7 };
      return { period: '2024-09', runId: 'run-9', items: [{ ...item, quantity: '98000', unit: 'orders', lineId: 'run-9:1', raw }] };
    }); // prettier-ignore
    renderInTestApp(
      <>
        {page}
        <Address />
      </>,
      {
        apis: portal.apis(),
        initialRouteEntries: [at],
        mountedRoutes: {
          '/finops': costsRouteRef,
          '/finops/unit-costs': unitCostsRouteRef,
        },
      },
    );
  };
  const address = () => document.querySelector('output')!.textContent;

  it('shows what one unit cost, with a reason where it is not known, accessibly', async () => {
    show();
    expect(await screen.findByRole('img', { name: /in September 2024 it was \$0.0126/ })).toBeVisible(); // prettier-ignore
    const table = screen.getByRole('grid', { name: 'Months in figures' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'September 2024$1,234.5098,000 orders$0.0126-12.5%',
      'August 2024$1,234.50–––No row of the metric',
    ]);
    await expectAccessible();
  });

  it('leads from a cost to its lines, and from a quantity to its rows in the file', async () => {
    show();
    const table = await screen.findByRole('grid', { name: 'Each in September 2024' }); // prettier-ignore
    expect(within(table).getByRole('link', { name: /see the lines/ })).toHaveAttribute(
      'href',
      '/finops?application=app-payments&from=2024-09&to=2024-10&view=lines&currency=USD',
    ); // prettier-ignore
    await user.click(within(table).getByRole('link', { name: /see the rows/ }));
    expect(await screen.findByText('orders.csv, row 7')).toBeVisible();
    expect(address()).toBe('?rowsOf=2024-09&rowsFor=app-payments');
    expect(asked.at(-1)).toMatchObject({ metric: 'orders', period: '2024-09', application: 'app-payments' }); // prettier-ignore
  });

  it('closes rows when something else is shown', async () => {
    show({}, undefined, '/?rowsOf=2024-09&rowsFor=app-payments');
    expect(await screen.findByText('orders.csv, row 7')).toBeVisible();
    expect(screen.getByText(/largest first: Payments$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Per unit of: / }));
    await user.click(screen.getByRole('menuitemradio', { name: 'log-volume (GB)' })); // prettier-ignore
    await waitFor(() => expect(address()).toBe('?metric=log-volume'));
    expect(screen.queryByText('orders.csv, row 7')).not.toBeInTheDocument();
  });

  it('calls the cost that nobody owns “Unallocated”', async () => {
    show({ items: [{ key: 'unallocated', label: 'unallocated', months: MONTHS }] }); // prettier-ignore
    const table = await screen.findByRole('grid', { name: 'Each in September 2024' }); // prettier-ignore
    expect(within(table).getByText('Unallocated')).toBeVisible();
  });

  it('says that a metric has no row where these months have other metrics only', async () => {
    show({ metric: 'visits', items: [], total: { months: [] } });
    expect(await screen.findByText('No row of visits in these months')).toBeVisible(); // prettier-ignore
  });

  it('goes from an application to its products', async () => {
    show();
    const table = await screen.findByRole('grid', { name: 'Each in September 2024' }); // prettier-ignore
    await user.click(within(table).getByText('$0.0126'));
    await waitFor(() => expect(address()).toBe('?application=app-payments&by=product')); // prettier-ignore
    expect(asked.at(-1)).toMatchObject({ application: 'app-payments', groupBy: 'product' }); // prettier-ignore
  });

  it('says how a metric comes in where there is none', async () => {
    show({ metric: null, metrics: [], items: [], total: { months: [] } });
    expect(await screen.findByText('No metric in these months')).toBeVisible();
    expect(screen.getByText(/rosetta.sources.consumption/)).toBeVisible();
    expect(screen.getByText('yarn rosetta raw import consumption orders.csv')).toBeVisible(); // prettier-ignore
  });

  it('stands in a line on the tab of an application, with a link to the page', async () => {
    const section = (
      <UnitCostSection
        of={{ application: 'app-payments' }}
        range={{ from: '2024-08', to: '2024-10' }}
      />
    );
    show({}, section);
    expect(await screen.findByText(/In September 2024, one unit of orders cost \$0.0126 \(98,000 orders\)\. -12.5% against the month before\./)).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('link', { name: 'See unit costs' })).toHaveAttribute('href', '/finops/unit-costs?application=app-payments&metric=orders'); // prettier-ignore
  });
});
