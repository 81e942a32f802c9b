import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  getSlo,
  getSloPrometheus,
  importSlos,
  listApplicationSlos,
  listSloAlerts,
  listSlos,
  SloItem,
} from '@rosetta/contracts/monitoring';
import {
  listApplications,
  listGroups,
  listPivots,
} from '@rosetta/contracts/ref';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { EntitySloTab } from '../entity/EntitySloTab';
import { slosRouteRef } from '../routes';
import { knownSince, withGaps } from './SloBurnDown';
import { SloCard } from './SloCard';
import { SloKpis } from './SloKpis';
import { SloPage } from './SloPage';
import { SlosPage } from './SlosPage';
import { sloOf, statusOf, wholeSlo } from './testUtils';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const UNKNOWN = sloOf({
  id: 'bank-answers',
  name: 'Bank answers',
  status: statusOf({ state: 'unknown', reason: 'no-data', remaining: null, compliance: null, known: 0, burns: [], asOf: null }),
}); // prettier-ignore

describe('objectives', () => {
  const portal = createPortalDouble();
  let asked: object[];
  const serve = (roles: Role[], items: SloItem[]) => {
    asked = [];
    portal.answerMe(roles);
    portal.answer(listSlos, ({ query }) => {
      asked.push(query);
      return { items };
    });
    portal.answer(listApplicationSlos, () => ({ items }));
    portal.answer(getSlo, () => wholeSlo());
    portal.answer(listSloAlerts, () => ({ items: [] }));
    portal.answer(listApplications, () => ({ items: [], version: 1, knownAt: '2026-11-20T12:00:00.000Z' })); // prettier-ignore
    portal.answer(listGroups, () => ({ items: [], version: 1, knownAt: '2026-11-20T12:00:00.000Z' })); // prettier-ignore
  };
  const show = (
    element: JSX.Element,
    { at = '/', roles = ['Rosetta_User'], items = [sloOf(), UNKNOWN] }: { at?: string; roles?: Role[]; items?: SloItem[] } = {}, // prettier-ignore
  ) => {
    serve(roles, items);
    return renderInTestApp(element, {
      apis: portal.apis(),
      initialRouteEntries: [at],
      mountedRoutes: { '/slos': slosRouteRef },
    });
  };

  it('are listed with their state beside the name and what is left of each, and what is not known says so', async () => {
    show(<SlosPage />);
    const burning = await screen.findByRole('row', { name: /Shop answers/ });
    expect(burning).toHaveTextContent('Burning');
    expect(burning).toHaveTextContent('50.0%');
    expect(burning).toHaveTextContent('99.95%');
    const [first, second] = within(burning).getAllByRole('gridcell');
    expect(first).toHaveTextContent('Shop answers');
    expect(second).toHaveTextContent('Burning');
    const unknown = screen.getByRole('row', { name: /Bank answers/ });
    expect(unknown).toHaveTextContent('Unknown');
    expect(unknown).not.toHaveTextContent('100');
    expect(screen.getByRole('button', { name: /Excel/ })).toBeVisible();
    await expectAccessible();
  });

  it('are narrowed by state, and asked for by group, as the address says', async () => {
    show(<SlosPage />, { at: '/?state=unknown&group=team-shop' });
    await screen.findByRole('row', { name: /Bank answers/ });
    expect(screen.queryByRole('row', { name: /Shop answers/ })).toBeNull();
    expect(asked.at(-1)).toMatchObject({ group: 'team-shop' });
    await user.click(screen.getByRole('button', { name: 'State: Unknown (1)' })); // prettier-ignore
    await user.click(screen.getByRole('menuitemradio', { name: 'All states' }));
    expect(await screen.findByRole('row', { name: /Shop answers/ })).toBeVisible(); // prettier-ignore
  });

  it('that are retired are listed when asked for, as the address says', async () => {
    const items = [sloOf({ retired: true, status: UNKNOWN.status })];
    show(<SlosPage />, { at: '/?retired=true', items });
    const retired = await screen.findByRole('row', { name: /Shop answers/ });
    expect(retired).toHaveTextContent('Retired');
    expect(asked.at(-1)).toMatchObject({ retired: true });
    await user.click(screen.getByRole('button', { name: 'Measured: Retired' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Measured' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ retired: false }));
  });

  it('say what to do where there are none', async () => {
    show(<SlosPage />, { items: [] });
    expect(await screen.findByText('No objective is set yet')).toBeVisible();
    expect(screen.getByText(/Rosetta_Monitoring_Admin/)).toBeVisible();
  });

  it('have a page with their figures, the budget over the window, the burns and the history', async () => {
    show(
      <Routes>
        <Route path="/slos/:id" element={<SloPage />} />
      </Routes>,
      { at: '/slos/shop-answers' },
    );
    const left = await screen.findByRole('region', { name: 'Budget left' });
    expect(left).toHaveTextContent('50.0%');
    expect(screen.getByRole('region', { name: 'Fastest burn' })).toHaveTextContent('20 ×'); // prettier-ignore
    expect(screen.getByRole('region', { name: 'Bad so far' })).toHaveTextContent('50of 100 events allowed'); // prettier-ignore
    expect(screen.getByRole('img', { name: /at the end 50.0% is left/ })).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/^Known since Nov 18/)).toBeVisible(); // prettier-ignore
    const burns = within(screen.getByRole('grid', { name: 'Burn rates' }));
    expect(burns.getByRole('row', { name: /Page 1h 5m 14.4 20 21.5 Alerting/ })).toBeVisible(); // prettier-ignore
    expect(burns.getByRole('row', { name: /Ticket 3d 6h 1 0.7 – Too few events/ })).toBeVisible(); // prettier-ignore
    const history = within(screen.getByRole('grid', { name: 'History' }));
    expect(history.getByRole('row', { name: /99.99%/ })).toBeVisible();
    expect(screen.getByText(/Only 90.0% of the window so far is known/)).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/120 minutes of maintenance are left out/)).toBeVisible(); // prettier-ignore
    await expectAccessible();
  });

  it('say nothing of what was bad while nothing is known', async () => {
    const slo = wholeSlo({ status: { ...UNKNOWN.status, bad: 0, allowed: 0 } });
    show(<SloKpis slo={slo} />);
    const bad = await screen.findByRole('region', { name: 'Bad so far' });
    expect(bad).toHaveTextContent('–');
    expect(bad).not.toHaveTextContent('0');
  });

  it('are had as rules of Prometheus', async () => {
    const made: Blob[] = [];
    URL.createObjectURL = blob => {
      made.push(blob as Blob);
      return 'blob:x';
    };
    URL.revokeObjectURL = () => {};
    show(
      <Routes>
        <Route path="/slos/:id" element={<SloPage />} />
      </Routes>,
      { at: '/slos/shop-answers' },
    );
    portal.answer(getSloPrometheus, ({ params }) => ({ yaml: `groups of ${params.id}` })); // prettier-ignore
    await user.click(await screen.findByRole('button', { name: 'Prometheus rules' })); // prettier-ignore
    await waitFor(() => expect(made).toHaveLength(1));
    expect(made[0].type).toBe('application/yaml');
  });

  it('are made and changed by a file, which is checked first', async () => {
    const sent: object[] = [];
    show(<SlosPage />, { roles: ['Rosetta_Monitoring_Admin'] });
    portal.answer(importSlos, ({ body, query }) => {
      sent.push({ ...body, ...query });
      if (body.yaml.includes('magic'))
        throw new RequestError({ name: 'InputError', message: 'yaml: SLO "a": spec.indicator: is unknown', status: 400 }); // prettier-ignore
      return {
        items: [{ id: 'a', name: 'Answers', result: 'changed' as const }],
      };
    });
    await user.click(await screen.findByRole('button', { name: 'Import OpenSLO' })); // prettier-ignore
    const dialog = within(screen.getByRole('dialog'));
    const yaml = dialog.getByLabelText(/OpenSLO v1 YAML/);
    await user.type(dialog.getByLabelText(/Reason/), 'agreed');
    await user.type(yaml, 'magic');
    await user.click(dialog.getByRole('button', { name: 'Check' }));
    expect(await dialog.findByText(/spec.indicator: is unknown/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled();
    await user.clear(yaml);
    await user.type(yaml, 'kind');
    await user.click(dialog.getByRole('button', { name: 'Check' }));
    expect(
      await dialog.findByText(/Answers: gets a new version/),
    ).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Import' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent.at(-1)).toEqual({ yaml: 'kind', reason: 'agreed', dryRun: false }); // prettier-ignore
  });

  it('are not changed by an engineer', async () => {
    show(<SlosPage />);
    await screen.findByRole('row', { name: /Shop answers/ });
    expect(screen.queryByRole('button', { name: 'Import OpenSLO' })).toBeNull();
  });

  it('fit on a card of an application, worst first', async () => {
    show(<SloCard application="app-shop" />);
    expect(await screen.findByRole('link', { name: 'Shop answers' })).toHaveAttribute('href', '/slos/shop-answers'); // prettier-ignore
    expect(screen.getByRole('link', { name: 'Open objectives' })).toHaveAttribute('href', '/slos?application=app-shop'); // prettier-ignore
  });

  it.each([
    ['Component', { application: 'app-shop' }],
    ['Group', { group: 'shop' }],
  ])('are on the page of a %s in the catalog', async (kind, of) => {
    const entity: Entity = { apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name: 'shop' } }; // prettier-ignore
    show(
      <EntityProvider entity={entity}>
        <EntitySloTab />
      </EntityProvider>,
    );
    portal.answer(listPivots, () => ({
      items: [{ id: 'p', application: 'app-shop', type: 'catalog:component' as const, value: 'component:default/shop', version: 1, validFrom: null, validTo: null }],
      version: 1,
      knownAt: '2026-11-20T12:00:00.000Z',
    })); // prettier-ignore
    expect(await screen.findByRole('row', { name: /Shop answers/ })).toBeVisible(); // prettier-ignore
    expect(asked).toContainEqual(expect.objectContaining(of));
  });

  it('have a gap in their line where hours are missing', () => {
    const points = withGaps(wholeSlo().burnDown, '2026-11-18T11:00:00.000Z');
    expect(points.map(({ at, remaining }) => [at.slice(8, 13), remaining])).toEqual([
      ['18T12', 0.8],
      ['20T11', null],
      ['20T12', 0.5],
    ]); // prettier-ignore
  });

  it('begin in their picture with the first hour that is known', () => {
    const { burnDown } = wholeSlo();
    const unknown = { ...burnDown[0], at: '2026-11-17T12:00:00.000Z', known: 0 };
    expect(knownSince([unknown, ...burnDown], '2026-10-21T12:00:00.000Z')).toBe('2026-11-18T11:00:00.000Z');
    expect(knownSince(burnDown, '2026-11-18T11:00:00.000Z')).toBeUndefined();
    expect(knownSince([unknown], '2026-10-21T12:00:00.000Z')).toBeUndefined();
  }); // prettier-ignore
});
