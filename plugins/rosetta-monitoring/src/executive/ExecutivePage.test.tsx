import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RouteAnswer } from '@rosetta/contracts';
import { getTrends, listRisks } from '@rosetta/contracts/monitoring';
import { listGroups } from '@rosetta/contracts/ref';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { doraRouteRef, incidentsRouteRef } from '../routes';
import { METRICS } from '../testUtils';
import { ExecutivePage } from './ExecutivePage';

jest.setTimeout(60_000);
const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const RISKS: RouteAnswer<typeof listRisks> = {
  ...{ from: '2026-08-23', to: '2026-11-21', applications: 12, risks: 1 },
  rules: [
    { code: 'openIncidents', weight: 30, from: 0, full: 3, unit: 'count' },
    { code: 'changeFailureRate', weight: 20, from: 0.05, full: 0.3, unit: 'ratio' },
  ],
  unknown: ['errorBudget'],
  publishedAt: '2026-11-20T02:00:00.000Z',
  items: [
    {
      application: { id: 'app-shop', name: 'Shop', group: 'team-shop' },
      score: 22,
      reasons: [
        { code: 'changeFailureRate', value: 0.2, points: 12, rows: { path: '/v1/dora/incidents', query: { from: '2026-08-23', to: '2026-11-21', application: 'app-shop', metric: 'changeFailureRate' } } },
        { code: 'openIncidents', value: 1, points: 10, rows: { path: '/v1/incidents', query: { application: 'app-shop', from: '2025-10-17', to: '2026-11-21', open: 'true', counts: 'true' } } },
      ],
    },
  ],
}; // prettier-ignore

const TRENDS: RouteAnswer<typeof getTrends> = {
  ...{ from: '2026-09', to: '2026-11', definition: '2023', total: METRICS },
  items: [
    { month: '2026-09', metrics: METRICS, incidents: null },
    { month: '2026-10', metrics: METRICS, incidents: { opened: 5, counted: 4, unresolved: 1, restoreMinutes: 90 } },
  ],
  publishedAt: null,
}; // prettier-ignore

const Address = () => <output>{useLocation().search}</output>;

describe('the page of risks and trends', () => {
  const portal = createPortalDouble();
  let asked: object[];
  const show = (risks = RISKS, trends = TRENDS, at = '/') => {
    asked = [];
    portal.answerMe();
    portal.answer(listRisks, ({ query }) => {
      asked.push({ ...query });
      return risks;
    });
    portal.answer(getTrends, () => trends);
    portal.answer(listGroups, () => ({ items: [{ id: 'team-shop', name: 'Shop team', parent: null, members: [], version: 1, validFrom: null, validTo: null }], version: 1, knownAt: '2026-11-21T00:00:00.000Z' })); // prettier-ignore
    renderInTestApp(
      <>
        <ExecutivePage />
        <Address />
      </>,
      {
        apis: portal.apis(),
        initialRouteEntries: [at],
        mountedRoutes: { '/dora': doraRouteRef, '/incidents': incidentsRouteRef }, // prettier-ignore
      },
    );
  };

  it('shows each reason with its points, which lead to its rows, accessibly', async () => {
    show();
    const risks = await screen.findByRole('region', { name: 'Applications at risk' }); // prettier-ignore
    expect(risks).toHaveTextContent('of 12 applications');
    expect(
      await screen.findByRole('link', { name: '20.0%, 12 points: show the rows' }),
    ).toHaveAttribute('href', '/dora?application=app-shop&from=2026-08-23&to=2026-11-21&metric=changeFailureRate&rows=incidents'); // prettier-ignore
    expect(
      screen.getByRole('link', { name: '1 incident, 10 points: show the rows' }),
    ).toHaveAttribute('href', '/incidents?application=app-shop&from=2025-10-17&to=2026-11-21&open=true&counts=true'); // prettier-ignore
    expect(screen.getByText(/Change failure rate: nothing up to 5.0%, 20 points from 30.0% on/)).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/nobody has points for it: Error budget used/)).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('region', { name: 'Incidents in October 2026' })).toHaveTextContent('4'); // prettier-ignore
    expect(await screen.findByText('Shop team')).toBeVisible();
    const table = screen.getByRole('grid', { name: 'Month by month' });
    expect(await within(table).findByText('October 2026')).toBeVisible();
    await expectAccessible();
  });

  it('keeps what it shows in the address', async () => {
    show(RISKS, TRENDS, '/?days=30&group=team-shop&trend=incidents');
    expect(await screen.findByRole('img', { name: /Counted incidents by month; in October 2026 it was 4/ })).toBeVisible(); // prettier-ignore
    expect(asked).toContainEqual({ days: 30, group: 'team-shop', limit: 500 }); // prettier-ignore
    await user.click(screen.getByRole('button', { name: /Last 30 days/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Last 180 days' })); // prettier-ignore
    await waitFor(() => expect(document.querySelector('output')).toHaveTextContent('days=180')); // prettier-ignore
  });

  it('says what to do where nothing is a risk and no month is published', async () => {
    show({ ...RISKS, risks: 0, items: [] }, { ...TRENDS, items: [] });
    expect(await screen.findByText('No application is a risk')).toBeVisible();
    expect(screen.getByText('No month is published')).toBeVisible();
  });
});
