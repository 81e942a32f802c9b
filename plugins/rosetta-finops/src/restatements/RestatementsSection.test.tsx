import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  Period,
  RestatedApplication,
  bookRestatements,
  listRestatedApplications,
  undoRestatement,
} from '@rosetta/contracts/finops';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { RestatementsSection } from './RestatementsSection';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const periodOf = (period: string, closed = false): Period => ({
  period,
  runId: `run-${period}`,
  publishedAt: '2024-11-02T02:00:00.000Z',
  lines: 1,
  currencies: ['USD'],
  ...(closed && {
    closed: { at: '2024-11-03T02:00:00.000Z', by: 'user:default/jane', reason: 'Reported' },
  }),
}); // prettier-ignore

const RUN = '00000000-0000-4000-8000-000000000009';
const OF_SHOP = '00000000-0000-4000-8000-000000000001';
const OF_NOBODY = '00000000-0000-4000-8000-000000000002';

const PERIODS = [
  periodOf('2024-10'),
  periodOf('2024-09', true),
  periodOf('2024-08'),
];
const BOOKING = {
  id: 'booking-1',
  period: '2024-10',
  reason: 'A late bill',
  by: 'user:default/jane',
  at: '2024-11-05T02:00:00.000Z',
};

const restatedOf = (
  application: string | null,
  difference: string,
): RestatedApplication => ({
  id: application ? OF_SHOP : OF_NOBODY,
  period: '2024-09',
  application,
  label: application === 'app-shop' ? 'Shop' : 'unallocated',
  currency: 'USD',
  difference,
  why: ['bill', 'rule'],
  state: 'pending',
  runId: RUN,
  measure: 'effective',
  restatements: 2,
});

describe('RestatementsSection', () => {
  const portal = createPortalDouble();
  let rows: RestatedApplication[];
  const acts: object[] = [];
  let asked = 0;

  const show = (
    roles: Role[] = ['Rosetta_FinOps_Admin'],
    found = [restatedOf('app-shop', '12.5'), restatedOf(null, '-2')],
  ) => {
    acts.length = 0;
    rows = found;
    portal.answerMe(roles);
    asked = 0;
    portal.answer(listRestatedApplications, () => {
      asked += 1;
      return { items: rows };
    });
    portal.answer(bookRestatements, ({ body }) => {
      acts.push(body);
      rows = rows.map(row =>
        body.application && row.application !== body.application
          ? row
          : { ...row, state: 'booked', booking: BOOKING },
      );
      return { booking: BOOKING, restatements: 2 };
    });
    portal.answer(undoRestatement, ({ params, body }) => {
      acts.push({ ...params, ...body });
      rows = rows.map(({ booking: _, ...row }) => ({ ...row, state: 'pending' }));
      return { booking: BOOKING, restatements: 2 };
    });
    renderInTestApp(<RestatementsSection periods={PERIODS} />, { apis: portal.apis() });
  }; // prettier-ignore

  const row = async (name: string) => {
    const cell = await screen.findByText(name);
    return within(cell.closest<HTMLElement>('[role="row"]')!);
  };
  const act = async (of: string, name: string) =>
    user.click(await (await row(of)).findByRole('button', { name }));
  const giveReason = async (reason: string) =>
    user.type(
      within(screen.getByRole('dialog')).getByLabelText(/^Reason/),
      reason,
    );

  it('lists what is pending of closed months, by application, and which inputs changed', async () => {
    show();
    const shop = await row('Shop');
    expect(shop.getByText('September 2024')).toBeVisible();
    expect(shop.getByText(/12\.50/)).toBeVisible();
    expect(shop.getByText('bill and allocation rule')).toBeVisible();
    expect(shop.getByText('Pending')).toBeVisible();
    expect((await row('Unallocated')).getByText(/2\.00/)).toBeVisible();
  });

  it('books one application into the latest open month with a reason, and undoes that', async () => {
    show();
    await act('Shop', 'Book');
    const dialog = within(screen.getByRole('dialog'));
    const book = dialog.getByRole('button', { name: 'Book' });
    expect(book).toBeDisabled();
    expect(dialog.getByText(/12\.50 of September 2024 becomes part of October 2024/)).toBeVisible(); // prettier-ignore
    await giveReason('A late bill');
    await user.click(book);
    await waitFor(async () =>
      expect((await row('Shop')).getByText('Booked into October 2024')).toBeVisible(),
    ); // prettier-ignore
    await act('Shop', 'Undo');
    await giveReason('The wrong month');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Undo' })); // prettier-ignore
    await waitFor(async () =>
      expect((await row('Shop')).getByText('Pending')).toBeVisible(),
    );
    expect(acts).toEqual([
      { restated: '2024-09', runId: RUN, application: 'app-shop', period: '2024-10', reason: 'A late bill' },
      { id: OF_SHOP, reason: 'The wrong month' },
    ]); // prettier-ignore
  });

  it('books all of a month at once, into another open month', async () => {
    show();
    await user.click(await screen.findByRole('button', { name: 'Book all of September 2024 ($10.50)' })); // prettier-ignore
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/10\.50 of September 2024/)).toBeVisible();
    await user.click(dialog.getByRole('combobox'));
    await user.click(screen.getByRole('option', { name: 'August 2024' }));
    await giveReason('A late bill');
    await user.click(dialog.getByRole('button', { name: 'Book' }));
    await waitFor(() =>
      expect(acts).toEqual([
        { restated: '2024-09', runId: RUN, period: '2024-08', reason: 'A late bill' },
      ]),
    ); // prettier-ignore
  });

  it('tells apart by their amounts what two runs found of one month', async () => {
    const byTheNextRun = { ...restatedOf(null, '-2'), runId: OF_NOBODY };
    show(undefined, [restatedOf('app-shop', '12.5'), byTheNextRun]);
    const buttons = await screen.findAllByRole('button', { name: /^Book all/ });
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      'Book all of September 2024 ($12.50)',
      'Book all of September 2024 (-$2.00)',
    ]);
  });

  it('lets an engineer see what is pending, and book nothing', async () => {
    show(['Rosetta_User']);
    await row('Shop');
    expect(
      screen.queryByRole('button', { name: /^Book( all.*)?$/ }),
    ).toBeNull();
  });

  it('shows nothing where no closed month changed', async () => {
    show(undefined, []);
    await waitFor(() => expect(asked).toBe(1));
    expect(screen.queryByText('Restatements of closed months')).toBeNull();
  });

  it('offers nothing to book of a month that was reopened', async () => {
    show(undefined, [{ ...restatedOf('app-shop', '1'), period: '2024-08' }]);
    await waitFor(() => expect(asked).toBe(1));
    expect(screen.queryByText('Restatements of closed months')).toBeNull();
  });
});
