import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { listBudgets, putBudgets } from '@rosetta/contracts/finops';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { BudgetsPage } from '../budgets/BudgetsPage';
import { costsRouteRef } from '../routes';
import { serveFinops } from '../testUtils';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

/** Keys that the service refuses. */
const UNKNOWN = /unknown/;

describe('what the service refuses of values that are saved', () => {
  const portal = createPortalDouble();
  beforeEach(() => {
    serveFinops(portal);
    portal.answerMe(['Rosetta_FinOps_Admin']);
    portal.answer(listBudgets, () => ({ items: [], revision: 0 }));
    portal.answer(putBudgets, ({ body }) => {
      const problems = body.items.flatMap(({ key }, at) =>
        UNKNOWN.test(key)
          ? { in: 'body', path: ['items', at, 'key'], code: 'unknown', message: `no month has ${key}` }
          : [],
      ); // prettier-ignore
      throw new RequestError({
        name: problems.length ? 'InputError' : 'ServiceUnavailableError',
        message: problems.length ? 'body.items' : 'Not now; retry',
        status: problems.length ? 400 : 503,
        problems,
      });
    });
    renderInTestApp(<BudgetsPage />, {
      apis: portal.apis(),
      mountedRoutes: { '/finops': costsRouteRef },
    });
  });

  const press = async (name: string | RegExp) =>
    user.click(await screen.findByRole('button', { name }));
  const upload = (...rows: string[]) =>
    user.upload(
      screen.getByLabelText('Import CSV', { selector: 'input' }),
      new File([['month,kind,key,currency,amount', ...rows].join('\n')], 'b.csv'), // prettier-ignore
    );
  const giveReason = () => user.type(screen.getByLabelText(/^Reason/), 'Plan');
  const lines = () =>
    screen.getAllByRole('listitem').map(({ textContent }) => textContent);

  it('is named by the lines of the file, until another is chosen', async () => {
    await press('Import CSV');
    await upload(
      '2026-11,application,app-shop,USD,5',
      '',
      '2026-11,application,unknown-1,USD,5',
      '2026-11,group,unknown-2,USD,5',
    );
    await giveReason();
    await press('Save the 3 budgets that change');
    expect(await screen.findByText(/^Nothing was saved: correct this/)).toBeVisible(); // prettier-ignore
    expect(lines()).toEqual([
      'Line 4, key: no month has unknown-1',
      'Line 5, key: no month has unknown-2',
    ]);
    await upload('2026-11,application,app-shop,USD,5');
    await waitFor(() =>
      expect(screen.queryByText(/^Nothing was saved/)).toBeNull(),
    );
  });

  it('is named by the entry of the form, where that has several', async () => {
    await press('Enter budgets');
    await user.type(screen.getByLabelText(/^Budget of/), 'app-unknown');
    await user.type(screen.getByLabelText(/^Budget \*/), '5');
    await giveReason();
    await press('Save the budgets');
    expect(await screen.findByText(/^key: no month has/)).toBeVisible();
    await press('Add another');
    expect(screen.getByText(/^Entry 1, key: no month has/)).toBeVisible();
  });

  it('is told as what failed, where no value is to blame', async () => {
    await press('Import CSV');
    await upload('2026-11,application,app-shop,USD,5');
    await giveReason();
    await press('Save the budget that changes');
    expect(await screen.findByText('Nothing was saved')).toBeVisible();
    expect(screen.getByText('Not now; retry')).toBeVisible();
  });
});
