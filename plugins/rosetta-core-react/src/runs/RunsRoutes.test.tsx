import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { Route, Routes, useLocation } from 'react-router-dom';
import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import {
  ToastApiMessage,
  fetchApiRef,
  toastApiRef,
} from '@backstage/frontend-plugin-api';
import { Me } from '@rosetta/contracts/portal';
import { Run, RunEvent } from '@rosetta/contracts/runs';
import { accessApiRef } from '../access';
import { RunsRoutes } from './RunsRoutes';
import { ADDRESS, DOMAIN, lineOf, runOf } from './testUtils';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
};
const address = () =>
  screen.getByText(/^\/runs/, { selector: 'output' }).textContent;

const textOf = (log: RunEvent[], ...runs: Run[]) =>
  [
    ...log.map(
      line => `id: ${line.seq}\nevent: log\ndata: ${JSON.stringify(line)}\n\n`,
    ),
    ...runs.map(run => `event: run\ndata: ${JSON.stringify(run)}\n\n`),
  ].join('');

/** What a log says, one thing a moment after the other. */
const events = (...texts: string[]) =>
  new HttpResponse(
    new ReadableStream({
      async start(controller) {
        for (const text of texts) {
          controller.enqueue(new TextEncoder().encode(text));
          await new Promise(resolve => setTimeout(resolve, 200));
        }
        controller.close();
      },
    }),
    { headers: { 'content-type': 'text/event-stream' } },
  );

describe('the pages of runs', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const fetchApi = mockApis.fetch({
    resolvePluginProtocol: {
      discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.test' }),
    },
  });

  let toasts: ToastApiMessage[];
  const toastApi = {
    post: (toast: ToastApiMessage) => {
      toasts.push(toast);
      return { close: () => {} };
    },
  };
  beforeEach(() => {
    toasts = [];
  });

  const show = (path: string, actions: Me['actions'] = ['finops.runs.write']) =>
    renderInTestApp(
      <>
        <Routes>
          <Route path="/runs/*" element={<RunsRoutes domain={DOMAIN} />} />
        </Routes>
        <Address />
      </>,
      {
        initialRouteEntries: [path],
        mountedRoutes: { '/runs': DOMAIN.pages.list },
        apis: [
          [fetchApiRef, fetchApi],
          [toastApiRef, toastApi],
          [accessApiRef, { me: async () => ({ actions } as Me) }],
        ],
      },
    );
  const serveList = (items: Run[], asked: string[] = []) =>
    server.use(
      http.get(ADDRESS, ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ items });
      }),
    );
  const serveRun = (log: RunEvent[], run: Run) =>
    server.use(http.get(`${ADDRESS}/:id/log`, () => events(textOf(log, run))));
  const serveChanges = (difference: string) =>
    server.use(
      http.get(`${ADDRESS}/:id/compare`, () => {
        const amounts = { unit: 'USD', before: '1', after: '2', difference };
        const run = { period: '2024-09', at: '2024-10-02T02:02:06.000Z' };
        return HttpResponse.json({
          run: { ...run, runId: 'run-9' },
          with: { ...run, runId: 'run-8' },
          totals: [amounts],
          items: [{ key: 'app-shop', label: 'Shop', ...amounts }],
        });
      }),
    );

  it('lists who asked for what, and how it went; a row opens the run', async () => {
    serveList([runOf()]);
    serveRun([], runOf());
    serveChanges('1');
    show('/runs');
    const row = (await screen.findByText('a corrected bill')).closest('[role="row"]')!; // prettier-ignore
    for (const text of ['September 2024', 'Succeeded', 'finops-admin', '2 min 5 sec', 'Lines 1,000']) // prettier-ignore
      expect(within(row as HTMLElement).getByText(text)).toBeInTheDocument();
    await user.click(row);
    await waitFor(() => expect(address()).toBe('/runs/run-9'));
  });

  it('keeps its filters in the address, and asks for what they say', async () => {
    const asked: string[] = [];
    serveList([], asked);
    show('/runs?state=failed&period=2024-09');
    expect(await screen.findByText('No run fits')).toBeVisible();
    expect(asked[0]).toBe('?limit=50&state=failed&period=2024-09');
    await user.click(screen.getByRole('combobox'));
    await user.click(await screen.findByText('Running'));
    await waitFor(() =>
      expect(address()).toBe('/runs?state=running&period=2024-09'),
    );
  });

  it('says so when the address asks for a period of another kind', async () => {
    serveList([runOf()]);
    show('/runs?period=2024-09-18');
    expect(await screen.findByText(/asks for period=2024-09-18/)).toBeVisible();
    expect(screen.getByText('a corrected bill')).toBeVisible();
  });

  it('shows no button to who may not run the batch', async () => {
    serveList([runOf()]);
    show('/runs', ['finops.read']);
    await screen.findByText('a corrected bill');
    expect(screen.queryByText('Run the batch')).not.toBeInTheDocument();
  });

  it('says what will happen, asks why, and leads to the new run', async () => {
    serveList([]);
    serveRun(
      [],
      runOf({ id: 'run-10', state: 'cancelled', publishedAt: null }),
    );
    const bodies: unknown[] = [];
    server.use(
      http.post(ADDRESS, async ({ request }) => {
        bodies.push(await request.json());
        return HttpResponse.json(runOf({ id: 'run-10' }), { status: 202 });
      }),
    );
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
      { period: '2024-09', mode: 'reprocess', reason: 'new pivots' },
    ]);
  });

  it('leads to the run that is already there', async () => {
    serveList([runOf({ id: 'run-7', state: 'running' })]);
    serveRun([], runOf({ publishedAt: null, state: 'failed', error: 'No' }));
    server.use(
      http.post(ADDRESS, () =>
        HttpResponse.json(
          {
            error: { name: 'ConflictError', message: 'Run run-7 is running' },
            request: { method: 'POST', url: '/v1/runs' },
            response: { statusCode: 409 },
          },
          { status: 409 },
        ),
      ),
    );
    show('/runs/run-9');
    await user.click(await screen.findByText('Run again'));
    await user.type(await screen.findByLabelText(/Reason/), 'once more');
    await user.click(screen.getByText('Reprocess September 2024'));
    expect(await screen.findByText('Open that run')).toHaveAttribute(
      'href',
      '/runs/run-7',
    );
  });

  it('tells the end of a run that was looked at, and then what it moved', async () => {
    const running = { state: 'running', published: false, publishedAt: null } as const; // prettier-ignore
    server.use(
      http.get(`${ADDRESS}/:id/log`, () =>
        events(textOf([], runOf(running)), textOf([], runOf())),
      ),
    );
    serveChanges('1');
    show('/runs/run-9');
    expect(await screen.findByText('Shop')).toBeVisible();
    expect(toasts).toEqual([
      { title: 'The run of September 2024 has succeeded', status: 'success' },
    ]);
  });

  it('keeps the list up with a run until it has ended', async () => {
    let asked = 0;
    server.use(
      http.get(ADDRESS, () => {
        asked += 1;
        const state = asked === 1 ? 'running' : 'succeeded';
        return HttpResponse.json({ items: [runOf({ state })] });
      }),
    );
    show('/runs');
    expect(await screen.findByText('Running')).toBeVisible();
    expect(await screen.findByText('Succeeded')).toBeVisible();
  });

  it('says why a run failed, what still holds, and shows its log', async () => {
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

  it('shows what a published run moved, by application', async () => {
    serveRun([], runOf());
    serveChanges('1');
    show('/runs/run-9');
    expect(await screen.findByText('Shop')).toBeVisible();
    expect(screen.getByText(/In all/)).toHaveTextContent(
      'In all: 1 USD → 2 USD (1 USD)',
    );
  });

  it('cancels a run after saying what that does', async () => {
    const cancelled: string[] = [];
    serveRun([], runOf({ state: 'running', publishedAt: null }));
    server.use(
      http.post(`${ADDRESS}/:id/cancel`, ({ params }) => {
        cancelled.push(String(params.id));
        return HttpResponse.json(runOf({ state: 'cancelled' }));
      }),
    );
    show('/runs/run-9');
    await user.click(await screen.findByText('Cancel the run'));
    await user.click(
      await screen.findByText('Cancel the run of September 2024'),
    );
    await waitFor(() => expect(cancelled).toEqual(['run-9']));
  });
});
