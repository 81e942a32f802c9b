import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  Budget,
  BudgetAlert,
  BudgetToSet,
  listBudgetAlerts,
  listBudgetChanges,
  listBudgets,
  putBudgets,
} from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createFormats,
  currentMonth,
} from '@rosetta/plugin-rosetta-core-react/format';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { costsRouteRef } from '../routes';
import { costsOf, item, serveFinops } from '../testUtils';
import { BudgetsPage } from './BudgetsPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const MONTH = currentMonth();
const MONTH_NAME = createFormats('en-US').month(MONTH);

const budgetOf = (key: string, more: Partial<Budget> = {}): Budget => ({
  kind: 'application',
  key,
  month: MONTH,
  currency: 'USD',
  label: key,
  amount: '100',
  actual: '40',
  used: 0.4,
  forecast: null,
  state: 'on-track',
  updatedBy: 'user:default/jane',
  updatedAt: '2026-10-02T02:00:00.000Z',
  ...more,
});

const PASSING = budgetOf('app-shop', {
  label: 'Shop',
  state: 'will-pass',
  actual: '80',
  used: 0.8,
  forecast: {
    amount: '125.5',
    interval80: { low: '110', high: '141' },
    interval95: { low: '100', high: '151' },
    method: 'trend',
  },
});

const ALERT: BudgetAlert = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'application',
  key: 'app-shop',
  label: 'Shop',
  month: MONTH,
  currency: 'USD',
  basis: 'forecast',
  percent: 100,
  amount: '100',
  cost: '120',
  setBy: 'user:default/jane',
  raisedAt: '2026-10-02T02:00:00.000Z',
  toldAt: '2026-10-02T02:00:05.000Z',
  toldTo: ['user:default/mary'],
};

interface Served {
  roles?: Role[];
  items?: Budget[];
  address?: string;
}

const Address = () => <output>{useLocation().search}</output>;

describe('BudgetsPage', () => {
  const portal = createPortalDouble();
  let sent: { items: BudgetToSet[]; reason?: string; ifMatch: string | null }[];
  let asked: object[];
  let revision: number;

  const show = ({
    roles = ['Rosetta_FinOps_Admin'],
    items = [PASSING, budgetOf('app-pay', { label: 'Payments' })],
    address = '/',
  }: Served = {}) => {
    sent = [];
    asked = [];
    revision = 7;
    serveFinops(portal, {
      costs: ({ groupBy }) =>
        costsOf([item('compute', '80', { previous: '30', change: 1.67 })], {
          groupBy,
        }),
    });
    portal.answerMe(roles);
    portal.answer(listBudgets, ({ query }) => {
      asked.push(query);
      return { revision, items };
    });
    portal.answer(listBudgetChanges, () => ({
      items: [
        { ...PASSING, before: '90', after: '100', reason: 'More visitors' },
      ],
    }));
    portal.answer(listBudgetAlerts, () => ({ items: [ALERT] }));
    portal.answer(putBudgets, ({ body }, { headers }) => {
      const ifMatch = headers.get('if-match');
      sent.push({ ...body, ifMatch });
      if (ifMatch !== `"${revision}"`)
        throw new RequestError({ name: 'PreconditionFailedError', message: 'changed since', status: 412 }); // prettier-ignore
      const changes = body.items.map(({ amount: after, ...key }) => ({
        ...key,
        before: null,
        after,
      }));
      return { revision: 8, changes };
    });
    renderInTestApp(
      <>
        <BudgetsPage />
        <Address />
      </>,
      {
        apis: portal.apis(),
        mountedRoutes: { '/finops': costsRouteRef },
        initialRouteEntries: [address],
      },
    );
  };

  const button = (name: string | RegExp) =>
    screen.findByRole('button', { name });
  const dialog = () => within(screen.getByRole('dialog'));
  const field = (name: RegExp) => dialog().getByLabelText(name);
  const giveReason = () => user.type(field(/^Reason/), 'Plan');
  const press = async (name: string) =>
    user.click(await dialog().findByRole('button', { name }));
  const address = () => document.querySelector('output')!.textContent;

  it('shows this month’s budgets beside what it costs and will cost, and narrows them by state', async () => {
    show();
    const table = await screen.findByRole('grid', { name: 'Budgets' });
    expect(within(table).getByText('$125.50')).toBeVisible();
    expect(within(table).getByText('80.0%')).toBeVisible();
    expect(within(table).getByText('Will pass')).toBeVisible();
    expect(asked).toEqual([
      { from: MONTH, to: addMonths(MONTH, 1), limit: 500 },
    ]);
    await user.click(await button(/^State/));
    await user.click(screen.getByRole('menuitemradio', { name: 'Will pass (1)' })); // prettier-ignore
    await waitFor(() => expect(screen.queryByText('Payments')).toBeNull());
    expect(address()).toBe('?state=will-pass');
  });

  it('says why a budget will be passed, what moved, and who changed it, at an address of its own', async () => {
    show({ address: `/?budget=application/app-shop/${MONTH}/USD` });
    await screen.findByRole('dialog', { name: `Budget of Shop, ${MONTH_NAME}` }); // prettier-ignore
    expect(dialog().getByText(/is expected to come to \$125.50, which is more than its budget of \$100.00/)).toBeVisible(); // prettier-ignore
    expect(dialog().getByText(/between \$110.00 and \$141.00/)).toBeVisible();
    expect(await dialog().findByText(/by a forecast of \$120.00 .* Told: mary\.$/)).toBeVisible(); // prettier-ignore
    expect(await dialog().findByText('More visitors')).toBeVisible();
    expect(await dialog().findByText('Compute')).toBeVisible();
    expect(dialog().getByText(/^\+\$50/)).toBeVisible();
    expect(dialog().getByRole('link', { name: 'See these costs' })).toHaveAttribute(
      'href',
      `/finops?application=app-shop&currency=USD&from=${MONTH}&to=${addMonths(MONTH, 1)}`,
    ); // prettier-ignore
    await press('Close');
    await waitFor(() => expect(address()).toBe(''));
  });

  it('changes a budget with a reason, if it is the one that was seen', async () => {
    show({ address: `/?budget=application/app-shop/${MONTH}/USD` });
    await screen.findByRole('dialog');
    await press('Change this budget');
    const form = () =>
      within(screen.getByRole('dialog', { name: 'Enter budgets' }));
    const amount = form().getByLabelText(/^Budget \*/);
    await user.clear(amount);
    await user.type(amount, '120.50');
    await user.type(form().getByLabelText(/^Reason/), 'Plan');
    await user.click(form().getByRole('button', { name: 'Save the budgets' }));
    expect(await screen.findByText('A budget is saved')).toBeVisible();
    const { kind, key, month, currency } = PASSING;
    expect(sent).toEqual([
      {
        items: [{ kind, key, month, currency, amount: '120.5' }],
        reason: 'Plan',
        ifMatch: '"7"',
      },
    ]);
  });

  it('says that somebody changed budgets meanwhile, and saves on top of these', async () => {
    show();
    await user.click(await button('Enter budgets'));
    await user.type(field(/^Budget of/), 'Payments');
    await user.type(field(/^Budget \*/), '5');
    await giveReason();
    revision = 9;
    await press('Save the budgets');
    expect(
      await dialog().findByText(/^Somebody changed budgets/),
    ).toBeVisible();
    await waitFor(async () => {
      await press('Save the budgets');
      expect(sent.at(-1)).toMatchObject({
        ifMatch: '"9"',
        items: [{ key: 'app-payments' }],
      });
    });
    expect(await screen.findByText('A budget is saved')).toBeVisible();
  });

  it('says what is wrong with a budget, and sends nothing', async () => {
    show();
    await user.click(await button('Enter budgets'));
    await user.type(field(/^Budget of/), 'app-new');
    await user.type(field(/^Budget \*/), '-5');
    await giveReason();
    await press('Save the budgets');
    expect(dialog().getByText(/^A number, 0 or more/)).toBeVisible();
    expect(sent).toEqual([]);
  });

  const choose = async (text: string) => {
    await user.click(await button('Import CSV'));
    const file = new File([text], 'budgets.csv', { type: 'text/csv' });
    await user.upload(field(/^Import CSV/), file);
  };
  const HEAD = 'month,kind,key,currency,amount\n';

  it('shows what a file changes line by line, and saves only that', async () => {
    show();
    await choose(
      `${HEAD}${MONTH},application,app-shop,USD,100\n${MONTH},application,app-pay,USD,90\n${MONTH},group,retail,USD,5\n`,
    );
    const rows = (await dialog().findAllByRole('row')).slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      `3${MONTH}applicationapp-payUSD10090Changed`,
      expect.stringMatching(/^4.*groupretailUSD.?5New$/),
      expect.stringMatching(/^2.*app-shopUSD100100Unchanged$/),
    ]);
    await giveReason();
    await press('Save the 2 budgets that change');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0].items.map(({ key, amount }) => [key, amount])).toEqual([
      ['app-pay', '90'],
      ['retail', '5'],
    ]);
  });

  it('saves nothing of a file with one bad row, and names the row', async () => {
    show();
    await choose(
      `${HEAD}${MONTH},group,retail,USD,5\n${MONTH},group,stores,USD,five\n`,
    );
    expect(await dialog().findByText(/^Line 3 can’t be used/)).toBeVisible();
    expect(await dialog().findByText(/^Not usable: A number, 0 or more/)).toBeVisible(); // prettier-ignore
    await giveReason();
    expect(dialog().getByRole('button', { name: 'Save the budget that changes' })).toBeDisabled(); // prettier-ignore
    expect(sent).toEqual([]);
  });

  it('names the columns that a file lacks', async () => {
    show();
    await choose('month,application\n2026-11,app-shop\n');
    expect(await dialog().findByText(/no column kind, key, currency,? and amount/)).toBeVisible(); // prettier-ignore
  });

  it('lets an engineer see budgets and why, and change none', async () => {
    show({
      roles: ['Rosetta_User'],
      address: `/?budget=application/app-shop/${MONTH}/USD`,
    });
    expect(await screen.findByText(/is expected to come to/)).toBeVisible();
    for (const name of ['Enter budgets', 'Import CSV', 'Change this budget'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('says what to do where there is no budget of the month, or none at all', async () => {
    show({ items: [] });
    expect(await screen.findByText('No budget matches')).toBeVisible();
    await user.click(await button('Show all budgets'));
    expect(await screen.findByText('No budget is set yet')).toBeVisible();
    expect(screen.getByText(/^Enter one, or import a file/)).toBeVisible();
    expect(address()).toBe('?month=all');
  });
});
