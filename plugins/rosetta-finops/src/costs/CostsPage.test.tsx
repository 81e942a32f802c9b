import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import { exportFocus } from '@rosetta/contracts/finops';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  FinopsAnswers,
  costsOf,
  item,
  serveFinops,
  trendOf,
} from '../testUtils';
import { CostsPage } from './CostsPage';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const Address = () => (
  <output data-testid="address">{useLocation().search}</output>
);

const address = () => screen.getByTestId('address').textContent;

/** The cell of the table, and not the same words in the picture above it. */
const cell = async (text: string) => {
  const found = await screen.findAllByText(text);
  return found.find(element => element.closest('[role="gridcell"]'));
};

describe('CostsPage', () => {
  const portal = createPortalDouble();

  const show = (path = '/', given: FinopsAnswers = {}, roles?: Role[]) => {
    const queries = serveFinops(portal, given);
    portal.answerMe(roles);
    renderInTestApp(
      <>
        <CostsPage />
        <Address />
      </>,
      { initialRouteEntries: [path], apis: portal.apis() },
    );
    return queries;
  };

  it('shows the last published month: its total, what is unallocated, and its parts', async () => {
    const queries = show();
    expect(
      await screen.findByText(
        'What the applications cost: September 2024, effective',
      ),
    ).toBeVisible();
    expect(await screen.findAllByTitle('$14.97651418586')).not.toHaveLength(0);
    expect(screen.getByText('+$4.98 (+49.8%) vs Aug 2024')).toBeVisible();
    expect(screen.getByText('of which unallocated')).toBeVisible();
    expect(queries.costs[0]).toMatchObject({
      from: '2024-09',
      to: '2024-10',
      groupBy: 'domain',
    });
  });

  it('offers what was restated as a column where some was', async () => {
    const restated = costsOf([item('compute', '9', { direct: '7', restated: '2.5' }), item('storage', '1')]); // prettier-ignore
    const { total } = restated;
    show('/', { costs: () => ({ ...restated, total: { ...total, restated: '2.5' } }) }); // prettier-ignore
    await waitFor(async () => expect(await cell('Storage')).toBeVisible());
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(screen.getByRole('checkbox', { name: 'Restated' }));
    await waitFor(async () => expect(await cell('$2.50')).toBeVisible());
    expect(await cell('$0.00')).toBeVisible();
  });

  it('exports the month, or what an application bears of it, under a name that says so', async () => {
    URL.createObjectURL = () => 'blob:a-file';
    const names: string[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const asked: object[] = [];
    portal.answer(exportFocus, ({ query }) => {
      asked.push(query);
      return { period: query.period, runId: 'run-9', publishedAt: '2024-10-02T02:00:00.000Z', lines: 3, partial: false };
    });
    show('/?application=app-payments');
    await user.click(await screen.findByRole('button', { name: 'FOCUS file' }));
    await waitFor(() => expect(names).toEqual(['focus-2024-09-app-payments-partial.csv']));
    expect(asked).toMatchObject([{ period: '2024-09', application: 'app-payments' }]);
    jest.restoreAllMocks();
  }); // prettier-ignore

  it('drills down by a row, and keeps that in the address', async () => {
    const queries = show('/?measure=billed');
    await waitFor(async () => expect(await cell('Storage')).toBeVisible());
    await user.click((await cell('Storage'))!);
    await waitFor(() =>
      expect(address()).toBe('?measure=billed&domain=storage'),
    );
    expect(queries.costs.at(-1)).toMatchObject({
      measure: 'billed',
      domain: 'storage',
      groupBy: 'family',
    });
  });

  it('opens the view of a colleague from the address alone', async () => {
    const queries = show(
      '/?from=2024-07&to=2024-09&billingAccount=111122223333&by=application',
    );
    expect(
      await screen.findByText('Billing account: Sample account'),
    ).toBeVisible();
    expect(queries.costs[0]).toMatchObject({
      from: '2024-07',
      to: '2024-09',
      billingAccount: '111122223333',
      groupBy: 'application',
    });
  });

  it('goes back up by the path', async () => {
    show('/?domain=compute');
    await user.click(await screen.findByText('All costs'));
    await waitFor(() => expect(address()).toBe(''));
  });

  it('shows that there is no bill yet, and the contact', async () => {
    show('/?from=2024-11&to=2024-12', {
      costs: () =>
        costsOf([], { from: '2024-11', to: '2024-12', missing: ['2024-11'] }),
    });
    expect(
      await screen.findByText('No bill for November 2024 yet'),
    ).toBeVisible();
    expect(screen.getByText(/Ask a FinOps administrator/)).toBeVisible();
    await user.click(
      screen.getByText('Show September 2024, the last published month'),
    );
    expect(address()).toBe('');
  });

  it('shows a FinOps administrator how to import one', async () => {
    show('/', { costs: () => costsOf([], { missing: ['2024-09'] }) }, [
      'Rosetta_FinOps_Admin',
    ]);
    expect(await screen.findByText(/raw import focus/)).toBeVisible();
  });

  it('offers all costs when nothing matches the filters', async () => {
    show('/?billingAccount=nobody', { costs: () => costsOf([]) });
    await user.click(await screen.findByText('Show all costs'));
    expect(address()).toBe('');
  });

  it('shows which role allows it to a person without one', async () => {
    show('/', {
      periods: () => {
        throw new RequestError({
          name: 'NotAllowedError',
          message: 'no',
          status: 403,
        });
      },
    });
    expect(
      await screen.findByText(/The role Rosetta_User allows it/),
    ).toBeVisible();
  });

  it('keeps the figures when only the trend fails', async () => {
    show('/?picture=columns', {
      trend: () => {
        throw new RequestError({
          name: 'TimeoutError',
          message: 'too slow',
          status: 504,
        });
      },
    });
    expect(await screen.findAllByTitle('$14.97651418586')).not.toHaveLength(0);
    expect(await screen.findByText('too slow')).toBeVisible();
  });

  it('never adds two currencies: the other one is a switch away', async () => {
    show('/', {
      costs: ({ currency = 'USD' }) =>
        costsOf([item('compute', '1')], {
          currency,
          otherCurrencies: [{ currency: 'EUR', amount: '7.5' }],
        }),
    });
    await user.click(await screen.findByText('€7.50'));
    await waitFor(() => expect(address()).toBe('?currency=EUR'));
  });

  it('leads from a figure to what is unallocated in its own currency, and on to its lines', async () => {
    const queries = show('/', {
      costs: () => costsOf([item('compute', '1')], { currency: 'EUR' }),
    });
    await user.click(await screen.findByText('See why'));
    await waitFor(() =>
      expect(address()).toBe('?view=unallocated&currency=EUR'),
    );
    expect(queries.unallocated.at(-1)).toMatchObject({ currency: 'EUR' });
    await user.click(await screen.findByText('Shop (42)'));
    await waitFor(() =>
      expect(address()).toBe('?view=lines&currency=EUR&kind=unallocated&account=42'),
    );
    expect(queries.lines.at(-1)).toMatchObject({ account: '42', currency: 'EUR' });
    expect(await screen.findByText('Sub-account: 42')).toBeVisible();
  }); // prettier-ignore

  it('asks why only where something is unallocated', async () => {
    const total = { amount: '1', direct: '1', indirect: '0', unallocated: '0', previous: null, change: null }; // prettier-ignore
    show('/', { costs: () => costsOf([item('compute', '1')], { total }) });
    expect(await screen.findByText('0.0% of the total')).toBeVisible();
    expect(screen.queryByText('See why')).not.toBeInTheDocument();
  });

  it('calls the month that moved most by its name', async () => {
    const september = item('2024-09', '3', { previous: '1', change: 2 });
    show('/?by=month', {
      costs: () => costsOf([september], { groupBy: 'month' }),
    });
    expect(await screen.findByText('September 2024 · +200.0%')).toBeVisible();
  });

  it('requests the previous year and the trend in the currency of the figures', async () => {
    const queries: object[] = [];
    const answer = costsOf([item('compute', '1')], { currency: 'EUR' });
    show('/?compare=year', {
      costs: query => {
        queries.push(query);
        return answer;
      },
      trend: query => {
        queries.push(query);
        return trendOf({ currency: 'EUR' });
      },
    });
    await waitFor(() => expect(queries).toHaveLength(3));
    const [first, ...others] = queries;
    expect(first).toMatchObject({ from: '2024-09' });
    expect(first).not.toHaveProperty('currency');
    expect(others).toContainEqual(
      expect.objectContaining({
        from: '2023-09',
        to: '2023-10',
        currency: 'EUR',
      }),
    );
    expect(others).toContainEqual(
      expect.objectContaining({
        from: '2023-10',
        to: '2024-10',
        currency: 'EUR',
      }),
    );
  });

  it('labels unnamed and unallocated parts in the reader’s language, and keeps real names', async () => {
    show('/?by=application', {
      costs: () =>
        costsOf(
          [
            item('unallocated', '3', { label: 'unallocated' }),
            item('none', '2', { label: 'none' }),
            item('app-none', '1', { label: 'None' }),
          ],
          { groupBy: 'application' },
        ),
    });
    expect(await cell('Unnamed')).toBeVisible();
    expect(await cell('Unallocated')).toBeVisible();
    expect(await cell('None')).toBeVisible();
  });

  it('shows what is missing, what lacks a price, and the run of the figures', async () => {
    show('/?from=2024-09&to=2024-11&measure=list', {
      costs: () => {
        const costs = costsOf([item('compute', '1')], {
          to: '2024-11',
          measure: 'list',
          missing: ['2024-10'],
        });
        return { ...costs, total: { ...costs.total, incomplete: 312 } };
      },
    });
    expect(
      await screen.findByText('No published bill for: October 2024.'),
    ).toBeVisible();
    expect(screen.getByText(/312 lines have no “List price”/)).toBeVisible();
    expect(screen.getByText(/From 1 run, published/)).toBeVisible();
    expect(screen.getByText('run-9')).toBeInTheDocument();
  });

  it('compares no range that lacks a month, and says at its total which one', async () => {
    show('/?from=2024-09&to=2024-11', {
      costs: () =>
        costsOf([item('compute', '1', { previous: '5', change: -0.8 })], {
          to: '2024-11',
          missing: ['2024-10'],
        }),
    });
    const total = await screen.findByRole('region', { name: 'Total' });
    expect(within(total).getByText('Oct 2024 missing')).toBeVisible();
    expect(within(total).getByText('Nothing to compare with')).toBeVisible();
  });

  it('writes the year once when both ends of the compared months are in it', async () => {
    show('/?from=2024-09&to=2024-11', {
      costs: () => costsOf([item('compute', '6')], { to: '2024-11' }),
    });
    expect(
      await screen.findByRole('columnheader', { name: 'vs Jul – Aug 2024' }),
    ).toBeVisible();
  });
});
