import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  listDoraDeployments,
  listDoraIncidents,
  listDoraMergeRequests,
} from '@rosetta/contracts/monitoring';
import {
  listApplications,
  listGroups,
  listPivots,
} from '@rosetta/contracts/ref';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { EntityDoraTab } from '../entity/EntityDoraTab';
import { doraRouteRef } from '../routes';
import { DORA, METRICS, doraDeploymentOf, serveMonitoring } from '../testUtils';
import { Dora } from '../types';
import { DoraCard } from './DoraCard';
import { DoraPage } from './DoraPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const answerOf = (groupBy: Dora['groupBy']): Dora => ({
  ...DORA,
  groupBy,
  items: [
    groupBy === 'month'
      ? { key: '2026-10', label: '2026-10', metrics: METRICS }
      : { key: 'app-shop', label: 'Shop', metrics: METRICS },
  ],
  published: { days: 9, first: '2026-08-17', last: '2026-11-15', at: '2026-11-15T10:00:00.000Z' },
}); // prettier-ignore

const INCIDENT = {
  source: 'servicenow' as const,
  id: 'abc',
  number: 'INC0010',
  title: 'Checkout is down',
  url: 'https://servicenow.example/INC0010',
  openedAt: '2026-11-01T10:00:00.000Z',
  resolvedAt: '2026-11-01T12:00:00.000Z',
};

const Address = () => <output>{useLocation().search}</output>;

describe('the DORA figures', () => {
  const portal = createPortalDouble();
  let asked: Record<string, unknown>[];
  const record = (query: object) => asked.push({ ...query });
  const show = (element: JSX.Element, at = '/') => {
    asked = [];
    serveMonitoring(portal, {
      dora: query => {
        record(query);
        return {
          ...answerOf(query.groupBy ?? 'application'),
          definition: query.definition ?? '2023',
        };
      },
    });
    portal.answer(listDoraDeployments, ({ query }) => {
      record(query);
      return { items: [doraDeploymentOf({ incidents: [INCIDENT], recoveryMinutes: 120 })] };
    });
    portal.answer(listDoraMergeRequests, ({ query }) => {
      record(query);
      return {
        items: [
          {
            project: 'aurore/shop',
            iid: 7,
            application: { id: 'app-shop', name: 'Shop', group: 'team-shop' },
            title: 'Fix rounding',
            author: 'lea.martin',
            targetBranch: 'main',
            url: 'https://gitlab.example/aurore/shop/-/merge_requests/7',
            firstCommitAt: '2026-11-01T08:00:00.000Z',
            createdAt: '2026-11-01T09:00:00.000Z',
            firstReviewAt: null,
            mergedAt: '2026-11-01T10:00:00.000Z',
            deployedAt: '2026-11-01T11:00:00.000Z',
            deployment: 'gitlab:aurore/shop:1',
            named: true,
            minutes: { lead: 180, coding: 60, pickup: null, review: null, deploy: 60 },
          },
        ],
      };
    });
    portal.answer(listDoraIncidents, () => ({ items: [] }));
    const version = { version: 1, knownAt: '2026-11-21T00:00:00.000Z' };
    portal.answer(listApplications, () => ({ items: [], ...version }));
    portal.answer(listGroups, () => ({ items: [], ...version }));
    portal.answer(listPivots, ({ query: { components } }) => ({
      items: (components ?? '').split(',').map(value => ({
        ...{ id: value, application: 'app-shop', type: 'catalog:component' as const, value },
        ...{ version: 1, validFrom: null, validTo: null },
      })),
      ...version,
    }));
    renderInTestApp(
      <>
        {element}
        <Address />
      </>,
      { apis: portal.apis(), initialRouteEntries: [at], mountedRoutes: { '/dora': doraRouteRef } },
    );
  }; // prettier-ignore
  const address = () => document.querySelector('output')!.textContent;

  it('show each with its band, and why one is not known, accessibly', async () => {
    show(<DoraPage />);
    const rate = await screen.findByRole('region', { name: 'Change failure rate' }); // prettier-ignore
    expect(rate).toHaveTextContent('8.0%');
    expect(rate).toHaveTextContent('High');
    expect(
      screen.getByRole('region', { name: 'Rework rate' }),
    ).toHaveTextContent('Nobody marks deployments as unplanned yet.');
    expect(
      await screen.findByRole('img', { name: /in October 2026 it was 2 days\/week/ }),
    ).toBeVisible(); // prettier-ignore
    expect(await screen.findByText('INC0010')).toBeVisible();
    await expectAccessible();
  });

  it('open their rows, each with a link to its tool, and keep that in the address', async () => {
    show(<DoraPage />);
    const leadTime = await screen.findByRole('region', { name: 'Lead time' });
    await user.click(within(leadTime).getByRole('link', { name: '34 rows' }));
    await waitFor(() => expect(address()).toBe('?metric=leadTime'));
    expect(
      await screen.findByRole('link', { name: '!7 Fix rounding' }),
    ).toHaveAttribute('href', 'https://gitlab.example/aurore/shop/-/merge_requests/7'); // prettier-ignore
    await user.click(screen.getByRole('button', { name: 'Waiting' }));
    await waitFor(() => expect(address()).toBe('?metric=leadTime&rows=waiting')); // prettier-ignore
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ state: 'waiting' })); // prettier-ignore
  });

  it('are asked for as the address says', async () => {
    show(<DoraPage />, '/?from=2026-10-01&to=2026-11-01&definition=2021&group=team-shop&metric=reworkRate'); // prettier-ignore
    expect(await screen.findByText(/report of 2021/)).toBeVisible();
    expect(asked).toContainEqual(
      expect.objectContaining({ from: '2026-10-01', to: '2026-11-01', definition: '2021', group: 'team-shop' }),
    ); // prettier-ignore
    await waitFor(() =>
      expect(asked).toContainEqual(
        expect.objectContaining({ metric: 'reworkRate', group: 'team-shop' }),
      ),
    );
  });

  it('fit on a card of an application, which leads to the page', async () => {
    show(<DoraCard application="app-shop" />);
    expect(await screen.findByText('8.0% (High)')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the DORA page' }),
    ).toHaveAttribute('href', '/dora?application=app-shop');
  });

  it.each([
    ['Component', 'application', 'app-shop'],
    ['Group', 'group', 'shop'],
  ])('are on the page of a %s in the catalog', async (kind, name, value) => {
    const entity: Entity = { apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name: 'shop' } }; // prettier-ignore
    show(
      <EntityProvider entity={entity}>
        <EntityDoraTab />
      </EntityProvider>,
    );
    expect(
      await screen.findByRole('region', { name: 'Lead time' }),
    ).toBeVisible();
    expect(asked).toContainEqual(expect.objectContaining({ [name]: value }));
  });
});
