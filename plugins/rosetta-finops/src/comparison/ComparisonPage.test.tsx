import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  COST_DRIVERS,
  CostDrivers,
  compareCosts,
} from '@rosetta/contracts/finops';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { costsRouteRef } from '../routes';
import { serveFinops } from '../testUtils';
import { Comparison } from '../types';
import { ComparisonPage } from './ComparisonPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const amounts = (amount: string) => ({
  amount,
  direct: amount,
  indirect: '0',
  unallocated: '0',
});

const driversOf = (some: Partial<CostDrivers>): CostDrivers => ({
  ...(Object.fromEntries(COST_DRIVERS.map(driver => [driver, '0'])) as CostDrivers), // prettier-ignore
  ...some,
});

const side = (month: string, to: string, amount: string): Comparison['now'] => ({
  from: month,
  to,
  published: [],
  missing: [],
  otherCurrencies: [],
  total: amounts(amount),
}); // prettier-ignore

const DRIVERS = driversOf({ price: '4', volume: '-1', appeared: '2' });

const ANSWER: Comparison = {
  currency: 'USD',
  measure: 'effective',
  groupBy: 'domain',
  chargesOnly: false,
  now: side('2024-09', '2024-10', '15'),
  before: side('2024-08', '2024-09', '10'),
  total: { difference: '5', change: 0.5, drivers: DRIVERS },
  items: [
    {
      key: 'compute',
      label: 'Compute',
      now: amounts('15'),
      before: amounts('10'),
      difference: '5',
      change: 0.5,
      drivers: DRIVERS,
    },
  ],
};

const NO_DIFFERENCE = { difference: null, change: null, drivers: null };

const Address = () => <output>{useLocation().search}</output>;

describe('ComparisonPage', () => {
  const portal = createPortalDouble();
  let asked: object[];
  const show = (answer: Partial<Comparison> = {}, address = '/') => {
    asked = [];
    serveFinops(portal);
    portal.answer(compareCosts, ({ query }) => {
      asked.push(query);
      return { ...ANSWER, ...answer };
    });
    renderInTestApp(
      <>
        <ComparisonPage />
        <Address />
      </>,
      {
        apis: portal.apis(),
        mountedRoutes: { '/finops': costsRouteRef },
        initialRouteEntries: [address],
      },
    );
  };

  it('goes from the amount before to the amount now by its drivers, in a picture and in a table, accessibly', async () => {
    show();
    const table = await screen.findByRole('table', { name: 'Drivers' });
    const rows = within(table).getAllByRole('row').map(row => row.textContent!); // prettier-ignore
    expect(rows[1]).toBe('August 2024$10.00');
    expect(rows[2]).toMatch(/^Price.*\$4\.00$/);
    expect(rows[3]).toMatch(/^Volume.*-\$1\.00$/);
    expect(rows.at(-1)).toBe('September 2024$15.00');
    expect(screen.getByRole('figure')).toHaveAccessibleName('From August 2024 to September 2024'); // prettier-ignore
    expect(screen.getByRole('img', { name: /What moved most: Price, \$4\.00/ })).toBeInTheDocument(); // prettier-ignore
    expect(asked).toMatchObject([{ from: '2024-09', to: '2024-10', with: 'previous' }]); // prettier-ignore
    await expectAccessible();
  });

  it('leads from each side of a row to its lines', async () => {
    show({}, '/?from=2024-09&to=2024-10&provider=aws');
    const link = await screen.findByRole('link', { name: '$10.00: lines of Compute, August 2024' }); // prettier-ignore
    const [path, search] = link.getAttribute('href')!.split('?');
    expect(path).toBe('/finops');
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({ view: 'lines', from: '2024-08', to: '2024-09', currency: 'USD', provider: 'aws', domain: 'compute' }); // prettier-ignore
  });

  it('asks for what its address says, and for nothing before both sides are chosen', async () => {
    show({}, '/?with=application&application=app-shop');
    expect(await screen.findByText('Choose the other application with “Add filter”.')).toBeVisible(); // prettier-ignore
    expect(asked).toEqual([]);
  });

  it('compares with another kind of side when one is chosen', async () => {
    show({}, '/?withFrom=2024-05');
    await user.click(await screen.findByRole('button', { name: 'Compare: Another period' })); // prettier-ignore
    expect(asked.at(-1)).toMatchObject({ withFrom: '2024-05' });
    await user.click(screen.getByRole('menuitemradio', { name: 'Previous year' })); // prettier-ignore
    expect(await screen.findByText('?with=year')).toBeInTheDocument();
    expect(asked.at(-1)).toMatchObject({ with: 'year' });
    expect(screen.getByText(/^From 0 runs/)).toBeInTheDocument();
  });

  it('lists no months when it compares days, and shows each filter that a link has', async () => {
    show({}, '/?by=month&region=eu-west-3&day=2024-09-04');
    expect(await screen.findByText('Day: 2024-09-04')).toBeVisible();
    expect(screen.getByText('Region: eu-west-3')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Compare: Previous period' })); // prettier-ignore
    await user.click(screen.getByRole('menuitemradio', { name: 'Before and after a day' })); // prettier-ignore
    expect(await screen.findByText('?region=eu-west-3&day=2024-09-04&with=day')).toBeInTheDocument(); // prettier-ignore
  });

  it('says that two sides cannot be compared where one has no bill', async () => {
    show({
      before: { ...ANSWER.before, missing: ['2024-08'] },
      total: NO_DIFFERENCE,
      items: [{ ...ANSWER.items[0], ...NO_DIFFERENCE }],
    });
    expect(await screen.findByText(/no published bill for August 2024/)).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/^These two cannot be compared/)).toBeVisible();
    expect(screen.queryByRole('figure')).not.toBeInTheDocument();
  });

  it('says that days leave out indirect cost, and how much', async () => {
    const days = { from: '2024-09-10', to: '2024-10-01' };
    show(
      {
        chargesOnly: true,
        now: { ...ANSWER.now, days, indirectExcluded: '3' },
        before: { ...ANSWER.before, days: { from: '2024-08-20', to: '2024-09-10' }, indirectExcluded: '0' },
      },
      '/?at=2024-09-10',
    ); // prettier-ignore
    expect(await screen.findByText(/Left out, of all applications: \$3\.00 of indirect charges after/)).toBeVisible(); // prettier-ignore
    expect(asked).toMatchObject([{ at: '2024-09-10' }]);
    expect(asked[0]).not.toHaveProperty('from');
    const link = screen.getByRole('link', { name: '$10.00: lines of Compute, Aug 2024 – Sep 2024' }); // prettier-ignore
    expect(link).toHaveAttribute('href', expect.stringContaining('from=2024-08&to=2024-10')); // prettier-ignore
  });

  it('says what filters of charges leave out of either side', async () => {
    show({
      now: { ...ANSWER.now, indirectExcluded: '3' },
      before: { ...ANSWER.before, indirectExcluded: '2' },
    });
    expect(await screen.findByText(/leave out indirect cost, of all applications: \$3\.00 now, \$2\.00 before/)).toBeVisible(); // prettier-ignore
  });

  it('says that neither side has costs where there are none', async () => {
    show({ items: [] });
    expect(await screen.findByText('No costs on either side')).toBeVisible();
  });
});
