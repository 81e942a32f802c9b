import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ToastApiMessage, toastApiRef } from '@backstage/frontend-plugin-api';
import { Role } from '@rosetta/contracts/access';
import { Job, Run, RunEvent } from '@rosetta/contracts/runs';
import { createPortalDouble } from '../__testUtils__';
import { LiveEvent, RequestError } from '../client';
import { entityRouteRef } from '../routes';
import { RunsRoutes } from './RunsRoutes';
import { COSTS, DOMAIN, lineOf, runOf } from './testUtils';

const { listJobs, listRuns, startRun, cancelRun, compareRuns, getRunLog } =
  DOMAIN.routes;

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
};
const address = () =>
  screen.getByText(/^\/runs/, { selector: 'output' }).textContent;

const toEvents = (log: RunEvent[], ...runs: Run[]): LiveEvent[] => [
  ...log.map(line => ({ event: 'log', id: String(line.seq), data: line })),
  ...runs.map(run => ({ event: 'run', data: run })),
];

describe('the pages of runs', () => {
  const portal = createPortalDouble();

  let toasts: ToastApiMessage[];
  const toastApi = {
    post: (toast: ToastApiMessage) => {
      toasts.push(toast);
      return { close: () => {} };
    },
  };
  const serveJobs = (...items: Job[]) =>
    portal.answer(listJobs, () => ({ items }));
  beforeEach(() => {
    toasts = [];
    serveJobs(COSTS);
    portal.answer(listRuns, () => ({ items: [] }));
  });

  const show = (path: string, roles: Role[] = ['Rosetta_FinOps_Admin']) => {
    portal.answerMe(roles);
    renderInTestApp(
      <>
        <Routes>
          <Route path="/runs/*" element={<RunsRoutes domain={DOMAIN} />} />
        </Routes>
        <Address />
      </>,
      {
        initialRouteEntries: [path],
        mountedRoutes: {
          '/runs': DOMAIN.pages.list,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
        apis: [...portal.apis(), [toastApiRef, toastApi]],
      },
    );
  };
  const serveList = (items: Run[], queries: object[] = []) =>
    portal.answer(listRuns, ({ query }) => {
      queries.push(query);
      return { items };
    });
  const serveRun = (log: RunEvent[], run: Run) =>
    portal.stream(getRunLog, toEvents(log, run), 200);
  const serveChanges = (difference: string) =>
    portal.answer(compareRuns, () => {
      const amounts = { unit: 'USD', before: '1', after: '2', difference };
      const run = { period: '2024-09', at: '2024-10-02T02:02:06.000Z' };
      return {
        run: { ...run, runId: 'run-9' },
        with: { ...run, runId: 'run-8' },
        totals: [amounts],
        items: [{ key: 'app-shop', label: 'Shop', ...amounts }],
      };
    });

  it('lists runs with requester and outcome; a row opens the run', async () => {
    serveList([runOf()]);
    serveRun([], runOf());
    serveChanges('1');
    show('/runs');
    const row = (await screen.findByText('a corrected bill')).closest('[role="row"]')!; // prettier-ignore
    for (const text of ['September 2024', 'Succeeded', 'finops-admin', '2 min 5 sec', 'Oct 2, 2024, 02:00 UTC', '1,000']) // prettier-ignore
      expect(within(row as HTMLElement).getByText(text)).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'Lines' })).toBeVisible();
    expect(within(row as HTMLElement).getByText('finops-admin')).toHaveAttribute('href', '/catalog/default/user/finops-admin'); // prettier-ignore
    await user.click(within(row as HTMLElement).getByText('Succeeded'));
    await waitFor(() => expect(address()).toBe('/runs/run-9'));
  });

  it('keeps its filters in the address, and requests what they select', async () => {
    const queries: object[] = [];
    serveList([], queries);
    show('/runs?state=failed&period=2024-09');
    expect(await screen.findByText('No runs match')).toBeVisible();
    expect(queries[0]).toEqual({ limit: 50, state: 'failed', period: '2024-09' }); // prettier-ignore
    await user.click(screen.getByRole('combobox'));
    await user.click(await screen.findByText('Running'));
    await waitFor(() =>
      expect(address()).toBe('/runs?state=running&period=2024-09'),
    );
  });

  it('warns when the address has a period of another kind', async () => {
    serveList([runOf()]);
    show('/runs?period=2024-09-18');
    expect(await screen.findByText(/contains period=2024-09-18/)).toBeVisible();
    expect(await screen.findByText('a corrected bill')).toBeVisible();
  });

  it('shows no button to a person who may not run the batch', async () => {
    serveList([runOf()]);
    show('/runs', ['Rosetta_User']);
    await screen.findByText('a corrected bill');
    expect(screen.queryByText('Run the batch')).not.toBeInTheDocument();
  });

  it('explains what will happen, requires a reason, and opens the new run', async () => {
    serveList([]);
    serveRun(
      [],
      runOf({ id: 'run-10', state: 'cancelled', publishedAt: null }),
    );
    const bodies: unknown[] = [];
    portal.answer(startRun, ({ body }) => {
      bodies.push(body);
      return runOf({ id: 'run-10' });
    });
    show('/runs');
    await user.click(await screen.findByText('Run the batch'));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/Month/), '2024-09');
    expect(
      dialog.getByText(/Shapes September 2024 again from the raw data/),
    ).toBeVisible();
    const button = dialog.getByText('Reprocess September 2024');
    expect(button).toBeDisabled();
    await user.type(dialog.getByLabelText(/Reason/), 'new pivots');
    await user.click(button);
    await waitFor(() => expect(address()).toBe('/runs/run-10'));
    expect(bodies).toEqual([
      {
        job: 'costs',
        period: '2024-09',
        mode: 'reprocess',
        reason: 'new pivots',
      },
    ]);
  });

  it('links to the run that is already queued or running', async () => {
    serveList([runOf({ id: 'run-7', state: 'running' })]);
    serveRun([], runOf({ publishedAt: null, state: 'failed', error: 'No' }));
    portal.answer(startRun, () => {
      throw new RequestError({
        name: 'ConflictError',
        message: 'Run run-7 is running',
        status: 409,
      });
    });
    show('/runs/run-9');
    await user.click(await screen.findByText('Run again'));
    await user.type(await screen.findByLabelText(/Reason/), 'once more');
    await user.click(screen.getByText('Reprocess September 2024'));
    expect(await screen.findByText('Open that run')).toHaveAttribute(
      'href',
      '/runs/run-7',
    );
  });

  it('reports the end of the run that is open, and then what it changed', async () => {
    const running = { state: 'running', published: false, publishedAt: null } as const; // prettier-ignore
    portal.stream(getRunLog, toEvents([], runOf(running), runOf()), 200);
    serveChanges('1');
    show('/runs/run-9');
    expect(await screen.findByText('Shop')).toBeVisible();
    expect(toasts).toEqual([
      { title: 'The run of September 2024 has succeeded', status: 'success' },
    ]);
  });

  it('leaves the end of a run to the notification of who requested it', async () => {
    const mine = { requestedBy: 'user:default/jane' };
    const running = { ...mine, state: 'running', published: false, publishedAt: null } as const; // prettier-ignore
    portal.stream(getRunLog, toEvents([], runOf(running), runOf(mine)), 200);
    serveChanges('1');
    show('/runs/run-9');
    expect(await screen.findByText('Shop')).toBeVisible();
    expect(toasts).toEqual([]);
  });

  it('refreshes the list until the run has ended', async () => {
    let calls = 0;
    portal.answer(listRuns, () => {
      calls += 1;
      const state = calls === 1 ? 'running' : 'succeeded';
      return { items: [runOf({ state })] };
    });
    show('/runs');
    expect(await screen.findByText('Running')).toBeVisible();
    expect(await screen.findByText('Succeeded')).toBeVisible();
  });

  it('leads to where the cause of a failed run is mended, where the domain knows that', async () => {
    serveRun([], runOf({ publishedAt: null, state: 'failed', error: 'no exchange rate' })); // prettier-ignore
    show('/runs/run-9');
    expect(
      await screen.findByRole('link', { name: 'Enter the rate' }),
    ).toHaveAttribute('href', '/rates');
  });

  it('shows why a run failed, what still holds, and its log', async () => {
    serveRun(
      [lineOf(1, 'Looked at the bill'), lineOf(2, 'The référentiel is away')],
      runOf({
        state: 'failed',
        error: 'The référentiel did not answer',
        publishedAt: null,
        published: false,
      }),
    );
    show('/runs/run-9');
    expect(
      await screen.findByText('The référentiel did not answer'),
    ).toBeVisible();
    expect(screen.getByText(/published before still hold/)).toBeVisible();
    const log = within(screen.getByRole('log'));
    expect(log.getAllByRole('listitem')).toHaveLength(2);
    await user.type(screen.getByLabelText('Search the log'), 'BILL');
    expect(log.getAllByRole('listitem')).toHaveLength(1);
  });

  it('leads from a published run to its figures, and to the person who asked', async () => {
    serveRun([lineOf(1, 'Looked at the bill')], runOf());
    serveChanges('1');
    show('/runs/run-9');
    const figures = await screen.findByRole('link', { name: 'Costs' });
    expect(figures).toHaveAttribute('href', '/costs?from=2024-09');
    expect(screen.getByText('finops-admin')).toHaveAttribute('href', '/catalog/default/user/finops-admin'); // prettier-ignore
    expect(screen.getByText('Times in UTC')).toBeVisible();
  });

  it('says of a run whose period is closed that nothing was published', async () => {
    serveRun([], runOf({ publishedAt: null, published: false, counts: { withheld: 1 } })); // prettier-ignore
    show('/runs/run-9');
    expect(await screen.findByText(/^Its period is closed, so nothing was published/)).toBeVisible(); // prettier-ignore
  });

  it('leads nowhere from a run that published nothing', async () => {
    serveRun([], runOf({ publishedAt: null, published: false, counts: { unchanged: true } })); // prettier-ignore
    show('/runs/run-9');
    expect(await screen.findByText(/there was nothing to do/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Costs' })).toBeNull();
  });

  it('shows what a published run changed, by application', async () => {
    serveRun([], runOf());
    serveChanges('1');
    show('/runs/run-9');
    expect(await screen.findByText('Shop')).toBeVisible();
    expect(screen.getByText(/Total:/)).toHaveTextContent(
      'Total: 1 USD → 2 USD (1 USD)',
    );
  });

  it('cancels a run after explaining what that does', async () => {
    const cancelled: string[] = [];
    serveRun([], runOf({ state: 'running', publishedAt: null }));
    portal.answer(cancelRun, ({ params: { id } }) => {
      cancelled.push(id);
      return runOf({ state: 'cancelled' });
    });
    show('/runs/run-9');
    await user.click(await screen.findByText('Cancel the run'));
    await user.click(await screen.findByText('Cancel the run of September 2024')); // prettier-ignore
    await waitFor(() => expect(cancelled).toEqual(['run-9']));
  });

  describe('of several jobs', () => {
    const signals: Job = { ...COSTS, name: 'signals', period: 'hour' };
    beforeEach(() => serveJobs(COSTS, signals));

    it('can be filtered by job, and by period once a job is chosen', async () => {
      const queries: object[] = [];
      serveList([runOf({ job: 'signals', period: '2024-09-30T14' })], queries);
      show('/runs');
      expect(await screen.findByText('Sep 30, 2024, 14:00 UTC')).toBeVisible();
      expect(screen.queryByLabelText('Month')).not.toBeInTheDocument();
      await user.click(screen.getByRole('combobox', { name: 'Job' }));
      await user.click(await screen.findByRole('option', { name: 'signals' }));
      await waitFor(() => expect(address()).toBe('/runs?job=signals'));
      expect(await screen.findByLabelText('Hour (UTC)')).toBeVisible();
      expect(queries.at(-1)).toEqual({ limit: 50, job: 'signals' });
    });

    it('can be started for the job that is chosen', async () => {
      serveList([]);
      serveRun([], runOf({ id: 'run-10', state: 'cancelled', publishedAt: null })); // prettier-ignore
      const bodies: unknown[] = [];
      portal.answer(startRun, ({ body }) => {
        bodies.push(body);
        return runOf({ id: 'run-10' });
      });
      show('/runs');
      await user.click(await screen.findByText('Run the batch'));
      const dialog = within(await screen.findByRole('dialog'));
      await user.click(dialog.getByRole('combobox', { name: 'Job' }));
      await user.click(await screen.findByRole('option', { name: 'signals' }));
      fireEvent.change(dialog.getByLabelText(/Hour/), { target: { value: '2024-09-30T14:00' } }); // prettier-ignore
      await user.type(dialog.getByLabelText(/Reason/), 'a gap');
      await user.click(dialog.getByText('Reprocess Sep 30, 2024, 14:00 UTC'));
      await waitFor(() => expect(bodies).toHaveLength(1));
      expect(bodies[0]).toMatchObject({ job: 'signals', period: '2024-09-30T14' }); // prettier-ignore
    });
  });
});
