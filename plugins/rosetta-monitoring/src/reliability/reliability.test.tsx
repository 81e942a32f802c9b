import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ChangeGate } from '@rosetta/contracts/monitoring';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { GateCard } from '../gate/GateCard';
import { slosRouteRef } from '../routes';
import { sloOf } from '../slos/testUtils';
import { ReliabilityTab } from './ReliabilityTab';
import {
  GO,
  ReliabilityAnswers,
  seriesOf,
  serveReliability,
} from './testUtils';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const STOP: ChangeGate = {
  ...GO,
  decision: 'stop',
  reasons: [
    { input: 'incidents', decision: 'stop', code: 'open-incident', message: '…', name: 'INC0012', application: null, url: 'https://acme.service-now.com/x' },
    { input: 'incidents', decision: 'ask', code: 'open-incident-of-dependency', message: '…', name: 'INC0013', application: 'app-bank', url: null },
    { input: 'error-budget', decision: 'ask', code: 'missing', message: '…', name: null, application: null, url: null },
  ],
}; // prettier-ignore

describe('the reliability of an application', () => {
  const portal = createPortalDouble();
  const serve = (answers: ReliabilityAnswers = {}) =>
    serveReliability(portal, answers);
  const render = (element: JSX.Element, address = '/') =>
    renderInTestApp(element, {
      apis: portal.apis(),
      initialRouteEntries: [address],
      mountedRoutes: { '/slos': slosRouteRef },
    });

  it('is its signals, its logs and what happened, in one window', async () => {
    const asked = serve({
      signals: [
        seriesOf({}),
        seriesOf({ signal: 'latency.p95', golden: 'latency', kind: 'percentile', unit: 'ms', values: [80, 90, 120], known: 1 }), // prettier-ignore
      ],
    });
    render(<ReliabilityTab application="app-shop" />, '/?period=6h');
    expect(await screen.findByRole('img', { name: 'Traffic, latest values: traffic: 42 requests; the table below has more' })).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('img', { name: /^Latency, latest values: p95: 120 ms/ })).toBeVisible(); // prettier-ignore
    expect(screen.getByText('66.7% of this time is known; the rest is a gap.')).toBeVisible(); // prettier-ignore
    expect(screen.getByText('Errors: nothing is known')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'shop-*: errors in ELISA' })).toHaveAttribute('href', 'https://elisa.example/errors'); // prettier-ignore
    expect(await screen.findByRole('img', { name: /^1 incident, 0 burns of error budgets, 0 problems, 0 cost anomalies, 0 changes,? and 1 deployment from / })).toBeVisible(); // prettier-ignore
    const grid = screen.getByRole('grid', { name: 'What happened when' });
    expect(within(grid).getByText('main a1b2c3d4')).toBeInTheDocument();
    expect(within(grid).queryByText('INC0 Long ago')).not.toBeInTheDocument();
    const { from, to, step } = asked.signals as Record<string, string>;
    expect(step).toBe('minute');
    expect(Date.parse(to) - Date.parse(from)).toBe(6 * 3_600_000);
    expect(asked.links).toMatchObject({ from, to });
    await expectAccessible();
  });

  it('says why percentiles are missing in a window that is too long for minutes', async () => {
    const asked = serve({
      signals: [
        seriesOf({ signal: 'latency.p95', golden: 'latency', kind: 'percentile', unit: 'ms', values: [null], known: 0, reason: 'no-hourly-percentile' }), // prettier-ignore
      ],
    });
    render(<ReliabilityTab application="app-shop" />, '/?period=90d');
    expect(await screen.findByText(/choose 3 days or less/)).toBeVisible();
    const { from, to } = asked.links as Record<string, string>;
    expect(Date.parse(to) - Date.parse(from)).toBe(31 * 86_400_000);
  });

  it('says what to do where no signal is known', async () => {
    serve({ signals: [] });
    render(<ReliabilityTab application="app-shop" />);
    expect(await screen.findByText('No signal is known of this time')).toBeVisible(); // prettier-ignore
  });

  it('shows what it promises, and how the budget of the worst objective went, or of the one in the address', async () => {
    const asked = serve({
      slos: [sloOf(), sloOf({ id: 'shop-is-fast', name: 'Shop is fast' })],
    });
    render(<ReliabilityTab application="app-shop" />, '/?slo=shop-is-fast');
    const part = within(await screen.findByRole('region', { name: 'Objectives and error budgets' })); // prettier-ignore
    expect(await part.findByRole('img', { name: /at the end 50.0% is left/ })).toBeVisible(); // prettier-ignore
    expect(asked.slo).toEqual({ id: 'shop-is-fast' });
    expect(asked.slos).toMatchObject({ application: 'app-shop' });
    const row = part.getByRole('row', { name: /Shop answers/ });
    expect(row).toHaveTextContent('Burning');
    expect(part.getByRole('link', { name: 'Shop answers' })).toHaveAttribute('href', '/slos/shop-answers'); // prettier-ignore
    await user.click(part.getByRole('combobox', { name: /Objective/ })); // prettier-ignore
    await user.click(screen.getByRole('option', { name: 'Shop answers' })); // prettier-ignore
    await waitFor(() => expect(asked.slo).toEqual({ id: 'shop-answers' }));
  });

  it('says how to set an objective where there is none', async () => {
    serve({ slos: [] });
    render(<ReliabilityTab application="app-shop" />);
    expect(await screen.findByText('No objective is set for this')).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/Rosetta_Monitoring_Admin\) sets one on the page Objectives, or imports an OpenSLO file/)).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('link', { name: 'Open objectives' })).toHaveAttribute('href', '/slos?application=app-shop'); // prettier-ignore
  });

  it('says go, with what is known and until when', async () => {
    serve();
    render(<GateCard application="app-shop" />);
    expect(await screen.findByText('Go: nothing speaks against it')).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/^Valid until .*Known: incidents\.$/)).toBeVisible(); // prettier-ignore
  });

  it('says stop with its reasons, each with its link', async () => {
    serve({ gate: STOP });
    render(<GateCard application="app-shop" />);
    expect(await screen.findByText('Stop')).toBeVisible();
    expect(screen.getByRole('link', { name: 'INC0012 is open' })).toHaveAttribute('href', 'https://acme.service-now.com/x'); // prettier-ignore
    expect(screen.getByText(/^INC0013 is open, of what it needs/)).toHaveTextContent('app-bank'); // prettier-ignore
    expect(screen.getByText('Not known: error budget')).toBeVisible();
    await expectAccessible();
  });
});
