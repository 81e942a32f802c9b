import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  getLiveBurns,
  getLiveLogs,
  getLivePipelines,
  getLiveProblems,
  LiveBurn,
  LiveLogCount,
  LivePipeline,
  LiveProblem,
  LiveSource,
} from '@rosetta/contracts/monitoring';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { statusOf } from '../slos/testUtils';
import { sourceOf } from '../testUtils';
import { LiveCard } from './LiveCard';
import { LiveTab } from './LiveTab';

const NOW = '2026-11-20T12:00:00.000Z';
const FRESH = { stale: false, asOf: NOW };

const PROBLEM: LiveProblem = {
  id: 'p1',
  displayId: 'P-31',
  title: 'Failure rate increase',
  severity: 'ERROR',
  impact: 'SERVICES',
  status: 'open',
  startedAt: '2026-11-20T11:50:00.000Z',
  endedAt: null,
  entities: [],
  source: 'dynatrace',
  url: 'https://dynatrace.example/problems/p1',
  ...FRESH,
};

const LOGS: LiveLogCount = {
  index: 'shop-*',
  from: '2026-11-20T11:45:00.000Z',
  to: NOW,
  lines: 12_400,
  errors: 31,
  url: 'https://elisa.example/app/discover#/?all',
  errorsUrl: 'https://elisa.example/app/discover#/?errors',
  ...FRESH,
};

const BURN: LiveBurn = {
  slo: 'shop-answers',
  name: 'Shop answers',
  objective: 0.999,
  state: 'burning',
  burns: statusOf().burns,
  alert: {
    id: '5b0c4f1e-5b8e-4b60-9a55-2f0f5d6f0a11',
    severity: 'page',
    beganAt: '2026-11-20T11:41:00.000Z',
    peak: 21.5,
  },
  ...FRESH,
};

const PIPELINE: LivePipeline = {
  id: '4711',
  application: null,
  project: 'aurore/shop',
  status: 'running',
  ref: 'main',
  sha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  createdAt: NOW,
  updatedAt: NOW,
  url: 'https://gitlab.example/aurore/shop/-/pipelines/4711',
  ...FRESH,
};

const DYNATRACE = sourceOf({ name: 'dynatrace', title: 'Dynatrace' });
const ELISA = sourceOf({ name: 'elisa', title: 'ELISA' });

describe('what the sources say of an application now', () => {
  const portal = createPortalDouble();
  const serve = (given: {
    problems?: LiveProblem[];
    dynatrace?: LiveSource[];
    logs?: LiveLogCount[];
    burns?: LiveBurn[];
    minutes?: LiveSource[];
  }) => {
    portal.answerMe();
    portal.answer(getLiveProblems, () => ({
      items: given.problems ?? [PROBLEM],
      sources: given.dynatrace ?? [DYNATRACE],
    }));
    portal.answer(getLiveLogs, () => ({
      items: given.logs ?? [LOGS],
      sources: [ELISA],
    }));
    portal.answer(getLiveBurns, () => ({
      items: given.burns ?? [BURN],
      sources: given.minutes ?? [DYNATRACE],
    }));
    portal.answer(getLivePipelines, () => ({
      items: [PIPELINE],
      sources: [sourceOf({ name: 'gitlab', title: 'GitLab' })],
    }));
  };
  const render = (element: JSX.Element) =>
    renderInTestApp(element, { apis: portal.apis() });
  const inGrid = async (name: string) =>
    within(await screen.findByRole('grid', { name }));

  it('is how fast its budgets burn, in the pair that is nearest to alert, and since when it alerts', async () => {
    serve({});
    render(<LiveTab application="app-shop" />);
    const burns = await inGrid('SLO burn');
    const row = burns.getByRole('row', { name: /Shop answers/ });
    expect(row).toHaveTextContent('Burning');
    expect(row).toHaveTextContent('Page · ');
    expect(row).toHaveTextContent('1h / 5m');
    expect(row).toHaveTextContent('21.5');
    expect(screen.queryByText(/Not known by the minute now/)).not.toBeInTheDocument(); // prettier-ignore
  });

  it('says that a burn is not known by the minute, and up to when it is', async () => {
    const minutes = [sourceOf({ ...DYNATRACE, state: 'down', error: 'it answered 500' })]; // prettier-ignore
    serve({ minutes, burns: [{ ...BURN, alert: null, state: 'met', stale: true }] }); // prettier-ignore
    render(<LiveTab application="app-shop" />);
    const part = within(
      await screen.findByRole('region', { name: 'SLO burn' }),
    );
    expect(await part.findByText(/Not known by the minute now/)).toHaveTextContent('Known up to:'); // prettier-ignore
    expect(part.getByText(/it answered 500/)).toBeVisible();
    expect(part.getByRole('row', { name: /Shop answers/ })).toHaveTextContent('None'); // prettier-ignore
  });

  it('says that no objective is set once that is known', async () => {
    serve({ burns: [] });
    render(<LiveTab application="app-shop" />);
    expect(await screen.findByText('No objective is set for this application')).toBeVisible(); // prettier-ignore
  });

  it('is its problems, its log counts with links to the same window, and its pipelines', async () => {
    serve({});
    render(<LiveTab application="app-shop" />);
    const problems = await inGrid('Problems');
    expect(problems.getByRole('link', { name: 'Failure rate increase' })).toHaveAttribute('href', PROBLEM.url); // prettier-ignore
    expect(problems.getByText('Open')).toBeInTheDocument();
    const logs = await inGrid('Logs');
    expect(logs.getByRole('link', { name: '12,400' })).toHaveAttribute('href', LOGS.url); // prettier-ignore
    expect(logs.getByRole('link', { name: '31' })).toHaveAttribute('href', LOGS.errorsUrl); // prettier-ignore
    const pipelines = await inGrid('Pipelines');
    expect(pipelines.getByRole('link', { name: '#4711' })).toHaveAttribute('href', PIPELINE.url); // prettier-ignore
    expect(pipelines.getByText('running')).toBeInTheDocument();
    await expectAccessible();
  });

  it('says that there is none only once the source has answered', async () => {
    serve({ problems: [] });
    render(<LiveTab application="app-shop" />);
    expect(await screen.findByText('No problem now, and none ended within an hour')).toBeVisible(); // prettier-ignore
  });

  it('names a source that has not answered, shows the others, and claims nothing of it', async () => {
    const dynatrace = [sourceOf({ ...DYNATRACE, state: 'down', asOf: null, error: 'it answered 500' })]; // prettier-ignore
    serve({ problems: [], dynatrace });
    render(<LiveTab application="app-shop" />);
    const section = within(await screen.findByRole('region', { name: 'Problems' })); // prettier-ignore
    expect(await section.findByText(/Dynatrace has not answered yet/)).toBeVisible(); // prettier-ignore
    expect(section.getByText(/it answered 500/)).toBeVisible();
    expect(section.queryByText(/No problem now/)).not.toBeInTheDocument();
    expect((await inGrid('Logs')).getByText('shop-*')).toBeInTheDocument();
  });

  it('says so where no source of it is configured', async () => {
    serve({ problems: [], dynatrace: [] });
    render(<LiveTab application="app-shop" />);
    expect(await screen.findByText('No source of this is configured')).toBeVisible(); // prettier-ignore
  });

  it('is on a card, in short', async () => {
    serve({});
    render(<LiveCard application="app-shop" />);
    expect(await screen.findByText('1 open problem')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Failure rate increase' })).toBeVisible(); // prettier-ignore
    expect(await screen.findByRole('link', { name: '31 errors in 12,400 lines of the last 15 minutes' })).toHaveAttribute('href', LOGS.errorsUrl); // prettier-ignore
  });

  it('is no “no open problem” on the card while the source has said nothing', async () => {
    const dynatrace = [sourceOf({ ...DYNATRACE, state: 'down', asOf: null })];
    serve({ problems: [], dynatrace });
    render(<LiveCard application="app-shop" />);
    expect(await screen.findByText(/Dynatrace has not answered yet/)).toBeVisible(); // prettier-ignore
    expect(screen.queryByText('No open problem')).not.toBeInTheDocument();
  });
});
