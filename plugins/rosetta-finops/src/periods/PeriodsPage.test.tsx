import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  Period,
  closePeriod,
  listPeriods,
  listRestatedApplications,
  reopenPeriod,
} from '@rosetta/contracts/finops';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { PeriodsPage } from './PeriodsPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const periodOf = (period: string, more: Partial<Period> = {}): Period => ({
  period,
  runId: 'run-9',
  publishedAt: '2024-10-02T02:00:00.000Z',
  lines: 999,
  currencies: ['USD'],
  ...more,
});
const CLOSED = {
  at: '2024-11-02T02:00:00.000Z',
  by: 'user:default/jane',
  reason: 'The books are closed',
};

describe('PeriodsPage', () => {
  const portal = createPortalDouble();
  let periods: Period[];
  const acts: object[] = [];

  const show = (roles: Role[] = ['Rosetta_FinOps_Admin']) => {
    acts.length = 0;
    periods = [periodOf('2024-10'), periodOf('2024-09', { closed: CLOSED })];
    portal.answerMe(roles);
    portal.answer(listPeriods, () => ({
      items: periods,
      defaultRange: { from: '2024-10', to: '2024-11' },
    }));
    portal.answer(listRestatedApplications, () => ({ items: [] }));
    const set = (period: string, closed?: typeof CLOSED) => {
      periods = periods.map(each =>
        each.period === period ? periodOf(period, { closed }) : each,
      );
      return periodOf(period, { closed });
    };
    portal.answer(closePeriod, ({ params, body }) => {
      acts.push({ close: params.period, ...body });
      return set(params.period, CLOSED);
    });
    portal.answer(reopenPeriod, ({ params, body }) => {
      acts.push({ reopen: params.period, ...body });
      return set(params.period);
    });
    renderInTestApp(<PeriodsPage />, { apis: portal.apis() });
  };

  const row = async (month: string) => {
    const cell = await screen.findByText(month);
    return within(cell.closest<HTMLElement>('[role="row"]')!);
  };

  it('lists the months with their state, and who closed them and why', async () => {
    show();
    expect((await row('October 2024')).getByText('Open')).toBeVisible();
    const closed = await row('September 2024');
    expect(closed.getByText('Closed')).toBeVisible();
    expect(closed.getByText('The books are closed')).toBeVisible();
  });

  it('closes a month with a reason, and reopens it', async () => {
    show();
    const october = () => row('October 2024');
    const act = async (name: string) =>
      user.click(await (await october()).findByRole('button', { name }));
    await act('Close');
    const close = screen.getByRole('button', { name: 'Close October 2024' });
    expect(close).toBeDisabled();
    expect(screen.getByText(/publishes nothing, until/)).toBeVisible();
    await user.type(
      within(screen.getByRole('dialog')).getByLabelText(/^Reason/),
      'Audited',
    );
    await user.click(close);
    await waitFor(async () =>
      expect((await october()).getByText('Closed')).toBeVisible(),
    );
    await act('Reopen');
    await user.type(
      within(screen.getByRole('dialog')).getByLabelText(/^Reason/),
      'A late bill',
    );
    await user.click(
      screen.getByRole('button', { name: 'Reopen October 2024' }),
    );
    await waitFor(async () =>
      expect((await october()).getByText('Open')).toBeVisible(),
    );
    expect(acts).toEqual([
      { close: '2024-10', reason: 'Audited' },
      { reopen: '2024-10', reason: 'A late bill' },
    ]);
  });

  it('lets an engineer see the months, and close none', async () => {
    show(['Rosetta_User']);
    expect((await row('October 2024')).getByText('Open')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  });
});
