import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Gap,
  getBackfill,
  JobState,
  listGaps,
  listJobStates,
  listRefusedGroups,
  listRefusedRecords,
  listSourceReadings,
  monitoringRoutes,
  SourceReading,
  startBackfill,
} from '@rosetta/contracts/monitoring';
import { Job } from '@rosetta/contracts/runs';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { AdministrationPage } from './AdministrationPage';
import { conditionOf } from './sourceCondition';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
const NOW = '2026-11-20T12:00:00.000Z';
const JOB: JobState = {
  job: 'deployments',
  next: new Date(Date.now() + 120_000).toISOString(),
  queued: 2,
  running: 1,
  lastRun: null,
  lastSucceededAt: null,
  published: { period: '2026-11-20', runId: 'r1', at: NOW },
  behindSeconds: 7_200,
};

const JOBS: Job[] = [
  { name: 'deployments', period: 'day', schedule: null, description: '' },
  { name: 'signals', period: 'hour', schedule: null, description: '' },
];

const sourceOf = (more: Partial<SourceReading> = {}): SourceReading => ({
  name: 'servicenow',
  title: 'ServiceNow',
  live: { name: 'servicenow', title: 'ServiceNow', state: 'runs', asOf: NOW, latencyMs: null },
  liveCalls: { calls: 0, errors: 0, limited: 0, breaker: 'closed' },
  jobs: ['incidents'],
  last: {
    at: NOW,
    endedAt: NOW,
    outcome: 'read',
    error: null,
    breaker: 'closed',
    ...{ calls: 12, errors: 0, limited: 0, landed: 3, rejected: 0 },
    unread: [],
  },
  lastReadAt: NOW,
  everySeconds: 300,
  late: false,
  hours: [{ hour: '2026-11-20T11', polls: 12, failed: 1, calls: 140, errors: 7, limited: 4 }],
  hidden: [],
  ...more,
}); // prettier-ignore

const gapOf = (more: Partial<Gap> = {}): Gap => ({
  id: 'deployments 2026-11-10',
  reason: 'no-run',
  detail: null,
  closes: 'by-hand',
  jobs: ['deployments'],
  source: null,
  part: null,
  application: null,
  from: '2026-11-10T00:00:00.000Z',
  to: '2026-11-12T00:00:00.000Z',
  periods: { from: '2026-11-10', to: '2026-11-12', count: 2 },
  backfill: true,
  ...more,
});

const SOURCE_GAP = gapOf({
  id: 'gitlab g/p',
  reason: 'part-failed',
  detail: 'GitLab answered 403',
  source: 'gitlab',
  part: 'shop/web',
  application: { id: 'app-shop', name: 'Shop' },
  to: null,
  periods: null,
  backfill: false,
});

const RECORD = {
  dataset: 'servicenow.incident',
  import: 7,
  row: 2,
  file: 'servicenow, live',
  at: NOW,
  problem: 'resolved_at: is before opened_at',
  value: '2026-11-20T08:00:00.000Z',
  document: { sys_id: 'i2', number: 'INC0000002' },
};

describe('the page of jobs and sources', () => {
  const portal = createPortalDouble();
  const serve = ({
    sources = [sourceOf()],
    gaps = [SOURCE_GAP, gapOf()],
  } = {}) => {
    portal.answerMe(['Rosetta_Monitoring_Admin']);
    portal.answer(listJobStates, () => ({ items: [JOB] }));
    portal.answer(listSourceReadings, () => ({ items: sources }));
    portal.answer(listGaps, () => ({
      looked: [
        { job: 'deployments', from: '2026-08-22', to: '2026-11-20' },
        { job: 'signals', from: '2026-11-06T12', to: '2026-11-20T11' },
      ],
      items: gaps,
    }));
    const { dataset, problem, file, at } = RECORD;
    portal.answer(listRefusedGroups, () => ({
      items: [{ dataset, problem, file, at, records: 1 }],
    }));
    portal.answer(listRefusedRecords, () => ({ items: [RECORD] }));
    portal.answer(monitoringRoutes.listJobs, () => ({ items: JOBS }));
  };
  const render = (address = '/') =>
    renderInTestApp(<AdministrationPage />, {
      apis: portal.apis(),
      initialRouteEntries: [address],
    });
  const grid = (name: string) => screen.findByRole('grid', { name });

  it('says where jobs stand, how sources are, and what is missing, why, and how it closes', async () => {
    serve({
      sources: [
        sourceOf(),
        sourceOf({
          name: 'gitlab',
          title: 'GitLab',
          late: true,
          hidden: [],
          last: { ...sourceOf().last!, outcome: 'failed', error: 'GitLab answered 503', breaker: 'open' },
        }),
        sourceOf({ name: 'elisa', title: 'ELISA', jobs: [], last: null, lastReadAt: null, hours: [], live: { ...sourceOf().live, asOf: null } }),
        sourceOf({ name: 'snow2', title: 'Second', hidden: [{ name: 'incidents', expected: 80, given: 70, since: NOW }] }),
      ],
      gaps: [
        SOURCE_GAP,
        gapOf(),
        gapOf({ id: 'delivery 2026-11-10', jobs: ['delivery'], reason: 'waits', detail: 'deployments, incidents', closes: 'next-run', backfill: false, periods: { from: '2026-11-10', to: '2026-11-11', count: 1 } }),
      ],
    }); // prettier-ignore
    render();
    const jobs = within(await grid('Jobs'));
    for (const text of ['Deployments', '2 hr', '2 · 1'])
      expect(await jobs.findByText(text)).toBeInTheDocument();
    const sources = within(await grid('Sources'));
    for (const text of ['Does not answer', 'Not asked lately', 'GitLab answered 503', 'open: nothing is asked', 'gave 70 of 80 incidents: an access rule hides the others']) // prettier-ignore
      expect(await sources.findByText(text)).toBeInTheDocument();
    expect(sources.getAllByText('140')).toHaveLength(3);
    const gaps = within(await grid('What is missing'));
    for (const text of ['A part of the source was not read', 'GitLab answered 403', 'No run looked at it: nothing had landed', '2 from Nov 10, 2026 on']) // prettier-ignore
      expect(await gaps.findByText(text)).toBeInTheDocument();
    expect(await gaps.findByText(/^GitLab, shop\/web/)).toHaveTextContent(
      'Shop',
    );
    const waits = gaps.getByRole('row', { name: /^Deliveries What it reads is missing/ }); // prettier-ignore
    expect(waits).toHaveTextContent('By itself, once that period is published for: Deployments and Incidents and changes'); // prettier-ignore
    await expectAccessible();
  });

  it('backfills the window of a gap with a reason, and follows its runs from the address', async () => {
    serve();
    const sent: object[] = [];
    portal.answer(startBackfill, ({ body }) => {
      sent.push(body);
      const { job, from, to } = body;
      return { job, from, to, requestedAt: NOW, periods: 2, queued: 2 };
    });
    portal.answer(getBackfill, () => ({ queued: 0, running: 1, succeeded: 1, failed: 0, cancelled: 0 })); // prettier-ignore
    render();
    await user.click(await screen.findByRole('button', { name: /^Backfill Deployments, 2 from/ })); // prettier-ignore
    const form = await screen.findByRole('dialog', { name: 'Run a window again' }); // prettier-ignore
    const submit = within(form).getByRole('button', { name: 'Queue the runs' });
    expect(submit).toBeDisabled();
    await user.type(within(form).getByRole('textbox', { name: /^Why/ }), 'GitLab was away'); // prettier-ignore
    const to = within(form).getByLabelText(/^To, not included/);
    fireEvent.change(to, { target: { value: '2026-11-10' } });
    expect(within(form).getByText('Must be after the first period.')).toBeVisible(); // prettier-ignore
    expect(submit).toBeDisabled();
    fireEvent.change(to, { target: { value: '2026-11-12' } });
    await user.click(submit);
    await waitFor(() => expect(form).not.toBeInTheDocument());
    expect(sent).toEqual([
      {
        job: 'deployments',
        from: '2026-11-10',
        to: '2026-11-12',
        mode: 'run',
        reason: 'GitLab was away',
      },
    ]);
    expect(await screen.findByText('1 of 2 ended: 1 succeeded, 0 failed, 0 cancelled; 1 running')).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '50'); // prettier-ignore
  });

  it('shows refused records by problem, then one by one, with what each says', async () => {
    serve();
    render('/?dataset=servicenow.incident&problem=x');
    const records = within(await grid('Refused records of servicenow.incident')); // prettier-ignore
    await user.click(await records.findByText('2026-11-20T08:00:00.000Z'));
    const dialog = await screen.findByRole('dialog', { name: 'Row 2 of servicenow, live' }); // prettier-ignore
    expect(within(dialog).getByText('INC0000002')).toBeVisible();
  });

  it('says that nothing is missing, and offers no act to an engineer', async () => {
    serve({ gaps: [] });
    portal.answerMe(['Rosetta_User']);
    render();
    expect(await screen.findByText('Nothing is missing')).toBeVisible();
    await grid('Jobs');
    expect(screen.queryByRole('button', { name: /Run a window/ })).not.toBeInTheDocument(); // prettier-ignore
    expect(screen.queryByText('Refused records')).not.toBeInTheDocument();
  });
});

describe('conditionOf', () => {
  const live = (state: 'ok' | 'down' | 'stale' | 'off') => ({ ...sourceOf().live, state }); // prettier-ignore
  it.each([
    [{}, 'ok'],
    [{ late: true }, 'late'],
    [{ live: live('down') }, 'failed'],
    [{ live: live('stale') }, 'late'],
    [{ live: live('off') }, 'off'],
    [{ liveCalls: null }, 'off'],
    [{ last: null }, 'unread'],
    [{ last: null, jobs: [] }, 'live'],
    [{ last: null, jobs: [], live: { ...live('ok'), asOf: null } }, 'unasked'],
    [
      {
        last: null,
        jobs: [],
        live: { ...live('ok'), asOf: null },
        liveCalls: {
          calls: 3,
          errors: 0,
          limited: 0,
          breaker: 'closed' as const,
        },
      },
      'live',
    ],
    [{ last: { ...sourceOf().last!, outcome: 'partial' as const } }, 'partial'],
  ])('says of %j the worst that is known: %s', (more, condition) => {
    expect(conditionOf(sourceOf(more))).toBe(condition);
  });
});
