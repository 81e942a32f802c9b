import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  changeMaintenanceWindow,
  createMaintenanceWindow,
  listMaintenanceWindows,
  MaintenanceWindow,
} from '@rosetta/contracts/monitoring';
import { listApplications } from '@rosetta/contracts/ref';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { problemsOf, stateOf, toBody, toDraft } from './maintenanceDraft';
import { MaintenancePage } from './MaintenancePage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const WINDOW: MaintenanceWindow = {
  id: '00000000-0000-4000-8000-000000000001',
  revision: 3,
  name: 'Database upgrade',
  applications: ['app-shop'],
  from: '2026-03-02T22:00:00.000Z',
  to: '2026-03-03T02:00:00.000Z',
  reason: 'agreed',
  cancelled: false,
  createdBy: 'user:default/jane',
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedBy: 'user:default/jane',
  updatedAt: '2026-03-01T10:00:00.000Z',
};

describe('maintenance windows', () => {
  const portal = createPortalDouble();
  let sent: object[];
  const show = (roles: Role[], items = [WINDOW]) => {
    sent = [];
    portal.answerMe(roles);
    portal.answer(listMaintenanceWindows, () => ({ items }));
    portal.answer(listApplications, () => ({ items: [], version: 1, knownAt: WINDOW.from })); // prettier-ignore
    portal.answer(changeMaintenanceWindow, ({ body }, { headers }) => {
      sent.push({ ...body, ifMatch: headers.get('if-match') });
      return WINDOW;
    });
    return renderInTestApp(<MaintenancePage />, { apis: portal.apis() });
  };
  const row = () => screen.findByRole('row', { name: /Database upgrade/ });

  it('are listed with their state, accessibly, and an engineer changes none', async () => {
    show(['Rosetta_User']);
    expect(await row()).toHaveTextContent('Over');
    expect(screen.queryByRole('button', { name: 'Declare maintenance' })).toBeNull(); // prettier-ignore
    await user.click(within(await row()).getByText('agreed'));
    expect(screen.queryByRole('dialog')).toBeNull();
    await expectAccessible();
  });

  it('are cancelled under the revision that was seen', async () => {
    show(['Rosetta_Monitoring_Admin']);
    await user.click(within(await row()).getByText('agreed'));
    await user.click(await screen.findByRole('button', { name: 'Cancel this maintenance' })); // prettier-ignore
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([
      expect.objectContaining({ cancelled: true, from: WINDOW.from, ifMatch: '"3"' }),
    ]); // prettier-ignore
  });

  it('that overlap are refused at the field, by name', async () => {
    show(['Rosetta_Monitoring_Admin']);
    const message = 'overlaps the maintenance window "Network"';
    portal.answer(changeMaintenanceWindow, () => {
      throw new RequestError({ name: 'InputError', message, status: 400, problems: [{ in: 'body', path: ['from'], code: 'overlap', message }] }); // prettier-ignore
    });
    await user.click(within(await row()).getByText('agreed'));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText(message)).toBeVisible();
    expect(within(screen.getByRole('dialog')).getByLabelText(/^From/)).toHaveAttribute('aria-invalid', 'true'); // prettier-ignore
  });

  it('are not declared while something is missing', async () => {
    show(['Rosetta_Monitoring_Admin'], []);
    portal.answer(createMaintenanceWindow, ({ body }) => {
      sent.push(body);
      return WINDOW;
    });
    await user.click(await screen.findByRole('button', { name: 'Declare maintenance' })); // prettier-ignore
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getAllByText('is needed')).toHaveLength(5);
    expect(sent).toEqual([]);
  });

  it('end after they begin, and are planned, on or over', () => {
    const draft = toDraft(WINDOW);
    expect(problemsOf({ ...draft, to: draft.from })).toEqual({ to: 'afterFrom' }); // prettier-ignore
    expect(toBody(draft)).toMatchObject({ to: '2026-03-03T02:00:00Z' });
    expect(stateOf(WINDOW, '2026-03-02T21:59:59.999Z')).toBe('planned');
    expect(stateOf(WINDOW, WINDOW.from)).toBe('now');
    expect(stateOf(WINDOW, WINDOW.to)).toBe('over');
    expect(stateOf({ ...WINDOW, cancelled: true }, WINDOW.to)).toBe(
      'cancelled',
    );
  });
});
