import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '../__testUtils__';
import { RunChanges } from './RunChanges';
import { DOMAIN, runOf } from './testUtils';

const { compareRuns, listRuns } = DOMAIN.routes;

const user = userEvent.setup({ pointerEventsCheck: 0 });

const Address = () => <output>{useLocation().search}</output>;

describe('RunChanges', () => {
  const portal = createPortalDouble();

  it('compares with another published run of the period, as the address says', async () => {
    const compared: object[] = [];
    const run = { period: '2024-09', at: '2024-10-02T02:02:06.000Z' };
    portal.answer(compareRuns, ({ query }) => {
      compared.push(query);
      return {
        run: { ...run, runId: 'run-9' },
        with: { ...run, runId: 'run-8' },
        totals: [],
        items: [],
      };
    });
    portal.answer(listRuns, () => ({
      items: [
        runOf(),
        runOf({ id: 'run-8', reason: 'the first bill' }),
        runOf({ id: 'run-7', publishedAt: null, reason: 'nothing new' }),
      ],
    }));
    renderInTestApp(
      <>
        <RunChanges domain={DOMAIN} run={runOf()} />
        <Address />
      </>,
      { apis: portal.apis(), mountedRoutes: { '/runs': DOMAIN.pages.list } },
    );
    await user.click(
      await screen.findByRole('combobox', { name: 'Compare with' }),
    );
    expect(screen.queryByRole('option', { name: /nothing new/ })).toBeNull();
    await user.click(screen.getByRole('option', { name: /the first bill/ }));
    expect(await screen.findByText('?with=run-8')).toBeVisible();
    await waitFor(() => expect(compared).toEqual([{}, { with: 'run-8' }]));
  });
});
