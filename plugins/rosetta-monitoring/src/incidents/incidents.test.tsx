import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  getChangeCalendar,
  getChangeQuality,
  listIncidentLinks,
  listIncidents,
  listSuspects,
  setIncidentLink,
} from '@rosetta/contracts/monitoring';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { ChangesPage } from '../changes/ChangesPage';
import { IncidentsPage } from './IncidentsPage';
import { calendarChangeOf, incidentOf, linkOf } from './testUtils';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const SUSPECT = {
  kind: 'change' as const,
  id: 'c1',
  title: 'CHG001 Deploy the shop',
  application: incidentOf().application,
  at: '2026-11-20T11:40:00.000Z',
  url: null,
  score: 150,
  reasons: [
    { code: 'named-by-incident' as const, points: 100 },
    { code: 'same-application' as const, points: 50 },
  ],
};

describe('incidents and changes', () => {
  const portal = createPortalDouble();
  const render = (element: JSX.Element, address = '/') =>
    renderInTestApp(element, {
      apis: portal.apis(),
      initialRouteEntries: [address],
    });

  const serveIncidents = (items = [incidentOf()]) => {
    const asked: object[] = [];
    portal.answerMe();
    portal.answer(listIncidents, ({ query }) => {
      asked.push(query);
      return { items };
    });
    portal.answer(listSuspects, () => ({
      incident: items[0],
      from: '2026-11-20T09:50:00.000Z',
      to: '2026-11-20T11:50:00.000Z',
      dependenciesKnown: false,
      items: [SUSPECT],
    }));
    portal.answer(listIncidentLinks, () => ({ items: [linkOf()] }));
    return asked;
  };

  it('list incidents with what each is put down to, how sure that is, and why', async () => {
    serveIncidents();
    render(<IncidentsPage />);
    const grid = await screen.findByRole('grid', { name: 'Incidents' });
    for (const text of ['INC001', 'Shop', 'aurore/shop #12', 'In progress', 'Medium', 'The last deployment before it began']) // prettier-ignore
      expect(await within(grid).findByText(text)).toBeInTheDocument();
    await expectAccessible();
  });

  it('open over the list with what changed before, ranked with reasons, and who decided', async () => {
    serveIncidents();
    render(<IncidentsPage />, '/?incident=servicenow:i1:app-shop');
    const dialog = await screen.findByRole('dialog', { name: /INC001/ });
    expect(await within(dialog).findByText(/150 points: named by the incident \(100\), same application \(50\)/)).toBeVisible(); // prettier-ignore
    expect(within(dialog).getByText(/changes of what the application needs are not here/)).toBeVisible(); // prettier-ignore
    expect(await within(dialog).findByText(/^run, .*: aurore\/shop #12/)).toBeVisible(); // prettier-ignore
    expect(within(dialog).queryByRole('button', { name: /^Put down/ })).not.toBeInTheDocument(); // prettier-ignore
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('are put down to another deployment by who may, with a reason', async () => {
    serveIncidents();
    portal.answerMe(['Rosetta_Monitoring_Admin']);
    portal.answer(listSuspects, () => ({
      incident: incidentOf(),
      from: '2026-11-17T11:50:00.000Z',
      to: '2026-11-20T11:50:00.000Z',
      dependenciesKnown: true,
      items: [
        SUSPECT,
        { ...SUSPECT, kind: 'deployment' as const, id: 'gitlab:aurore/bank:7' },
      ],
    }));
    const sent: object[] = [];
    portal.answer(setIncidentLink, ({ params, body }) => {
      sent.push({ ...params, ...body });
      return linkOf({ version: 2 });
    });
    render(<IncidentsPage />, '/?incident=servicenow:i1:app-shop');
    await user.click(await screen.findByRole('button', { name: 'Put down to another deployment…' })); // prettier-ignore
    const form = await screen.findByRole('dialog', { name: 'What INC001 is put down to' }); // prettier-ignore
    const submit = within(form).getByRole('button', { name: 'Put the incident down to this' }); // prettier-ignore
    expect(submit).toBeDisabled();
    await user.click(within(form).getByRole('combobox'));
    await user.click(await screen.findByRole('option', { name: /^aurore\/bank #7/ })); // prettier-ignore
    await user.click(within(form).getByRole('checkbox'));
    await user.type(within(form).getByRole('textbox', { name: /^Why/ }), 'Seen in the logs'); // prettier-ignore
    await user.click(submit);
    await waitFor(() => expect(form).not.toBeInTheDocument());
    expect(sent).toEqual([
      {
        source: 'servicenow',
        incident: 'i1',
        deployment: 'gitlab:aurore/bank:7',
        unplanned: true,
        reason: 'Seen in the logs',
      },
    ]);
  });

  it('are downloaded whole, with the filters of the page, as the server writes them', async () => {
    serveIncidents();
    const saved: Blob[] = [];
    URL.createObjectURL = blob => {
      saved.push(blob as Blob);
      return 'blob:incidents';
    };
    URL.revokeObjectURL = () => {};
    const asked: object[] = [];
    portal.answer(listIncidents, ({ query }, request) => {
      if (request.headers.get('accept') !== 'text/csv')
        return { items: [incidentOf()] };
      asked.push(query);
      return new Blob(['number\r\nINC001\r\n']);
    });
    render(<IncidentsPage />, '/?priority=2&from=2026-11-01');
    await user.click(await screen.findByRole('button', { name: 'Export CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(asked).toMatchObject([{ priority: 2, from: '2026-11-01' }]);
    expect(screen.getByRole('button', { name: 'Excel' })).toBeVisible();
  });

  it('keep their filters in the address, and say when nothing matches', async () => {
    const asked = serveIncidents([]);
    render(<IncidentsPage />, '/?priority=2&open=true&group=team-shop&days=7');
    expect(await screen.findByText('No incident matches')).toBeVisible();
    expect(asked).toMatchObject([
      { priority: 2, open: 'true', group: 'team-shop' },
    ]);
  });

  it('show what planned changes collide with, and how changes and deployments agree', async () => {
    portal.answerMe();
    portal.answer(getChangeCalendar, ({ query }) => ({
      from: query.from!,
      to: query.to!,
      freezes: [
        { name: 'Year end', from: '2026-12-19T00:00:00.000Z', to: '2027-01-04T00:00:00.000Z' },
      ],
      dependenciesKnown: true,
      items: [calendarChangeOf()],
    })); // prettier-ignore
    portal.answer(getChangeQuality, () => ({
      from: '2026-10-22',
      to: '2026-11-21',
      changes: 40,
      emergencies: 2,
      emergencyRate: 0.05,
      deployments: 60,
      changesWithoutDeployment: { count: 3, items: [] },
      deploymentsWithoutChange: { count: 7, items: [] },
    }));
    render(<ChangesPage />);
    const grid = await screen.findByRole('grid', { name: 'Change calendar' });
    expect(
      await within(grid).findByText('CHG002, app-bank; freeze “Year end”'),
    ).toBeInTheDocument();
    expect(within(grid).getByText('Scheduled')).toBeInTheDocument();
    expect(screen.getByText(/^Freeze “Year end”/)).toBeVisible();
    expect(await screen.findByText('5.0%')).toBeVisible();
    expect(screen.getByText('of 60')).toBeVisible();
    await expectAccessible();
  });
});
